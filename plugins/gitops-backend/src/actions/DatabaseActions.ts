import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { Knex } from 'knex';
import { ActionRow } from './ActionRow';
import { isAtEnd } from './isAtEnd';
import { parseActionRow } from './parseActionRow';

/** Databases limit the number of bound values in a statement. */
const CHUNK = 100;

/** An action that was not at its end when whoever followed it went. */
export type AbandonedAction = {
  record: ActionRecord;
  /** When somebody last said that they follow it; ISO 8601. */
  followedAt: string;
  /** By what its engine tells it from others. */
  trace?: string;
};

/** Actions in the plugin's database, written by all replicas. */
export class DatabaseActions {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Writes a new one down, unless the same person does the same to the same already.
   *
   * @returns the one that is not at its end yet, if there is
   */
  async begin(record: ActionRecord): Promise<ActionRecord | undefined> {
    const openKey = toOpenKey(record);
    const inserted = await this.#knex<ActionRow>('actions')
      .insert({
        id: record.id,
        target_type: record.target.type,
        target_id: record.target.id,
        subject: record.subject,
        action: record.action,
        parameters: JSON.stringify(record.parameters),
        taken_by: record.by,
        state: record.state,
        message: record.message ?? null,
        started_at: record.startedAt,
        finished_at: null,
        open_key: openKey,
        followed_at: record.startedAt,
        trace: null,
      })
      .onConflict('open_key')
      .ignore()
      .returning('id');
    if (inserted.length > 0) return undefined;
    const open = await this.#knex<ActionRow>('actions')
      .where({ open_key: openKey })
      .first();
    // Between the two it may have come to its end: the next try will succeed.
    return open ? parseActionRow(open) : record;
  }

  /**
   * Writes down how far it is.
   *
   * @param trace - by what its engine tells it from others; the one before is kept without it
   * @returns false when somebody ended it meanwhile
   */
  async update(
    { id, state, message, finishedAt }: ActionRecord,
    at: Date,
    trace?: string,
  ): Promise<boolean> {
    const changed = await this.#knex<ActionRow>('actions')
      .where({ id })
      .whereNull('finished_at')
      .update({
        state,
        message: message ?? null,
        finished_at: finishedAt ?? null,
        followed_at: at.toISOString(),
        ...(isAtEnd(state) && { open_key: null }),
        ...(trace !== undefined && { trace }),
      });
    return changed > 0;
  }

  /** Says that these are still followed. */
  async keep(ids: readonly string[], at: Date): Promise<void> {
    for (let index = 0; index < ids.length; index += CHUNK) {
      await this.#knex<ActionRow>('actions')
        .whereIn('id', ids.slice(index, index + CHUNK))
        .whereNull('finished_at')
        .update({ followed_at: at.toISOString() });
    }
  }

  /** Says that this one is not followed any more, so that another backend goes on with it at once. */
  async release(id: string): Promise<void> {
    await this.#knex<ActionRow>('actions')
      .where({ id })
      .whereNull('finished_at')
      .update({ followed_at: new Date(0).toISOString() });
  }

  /** Those that are not at their end and that nobody has followed since then, oldest first. */
  async listAbandoned(followedBefore: Date): Promise<AbandonedAction[]> {
    const rows = await this.#knex<ActionRow>('actions')
      .whereNull('finished_at')
      .where('followed_at', '<', followedBefore.toISOString())
      .orderBy('started_at');
    return rows.map(row => ({
      record: parseActionRow(row),
      followedAt: row.followed_at,
      ...(row.trace !== null && { trace: row.trace }),
    }));
  }

  /**
   * Makes an abandoned one one's own, unless another backend did.
   *
   * @returns whether it is one's own now
   */
  async claim(
    { record, followedAt }: AbandonedAction,
    at: Date,
  ): Promise<boolean> {
    const changed = await this.#knex<ActionRow>('actions')
      .where({ id: record.id, followed_at: followedAt })
      .whereNull('finished_at')
      .update({ followed_at: at.toISOString() });
    return changed > 0;
  }

  async get(id: string): Promise<ActionRecord | undefined> {
    const row = await this.#knex<ActionRow>('actions').where({ id }).first();
    return row && parseActionRow(row);
  }

  /** Newest first. */
  async list(query: {
    target?: string;
    by?: string;
    limit: number;
  }): Promise<ActionRecord[]> {
    const { target, by, limit } = query;
    const rows = await this.#knex<ActionRow>('actions')
      .where({
        ...(target !== undefined && { target_id: target }),
        ...(by !== undefined && { taken_by: by }),
      })
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(parseActionRow);
  }

  /** Deletes those at their end that began before then. @returns how many */
  async prune(startedBefore: Date): Promise<number> {
    return this.#knex<ActionRow>('actions')
      .where('started_at', '<', startedBefore.toISOString())
      .whereNotNull('finished_at')
      .delete();
  }
}

function toOpenKey({ by, action, target }: ActionRecord): string {
  return JSON.stringify([by, action, target.type, target.id]);
}
