import { Knex } from 'knex';
import { DeliveryRow } from './DeliveryRow';
import { HistoryState } from './HistoryState';
import { parseHistoryState } from './parseHistoryState';
import { PendingChange } from './PendingChange';
import { toDeliveryRow } from './toDeliveryRow';
import { toShortText } from './toShortText';

type StateRow = {
  deployment: string;
  sequence: number;
  previous: number;
  state: string;
  changed_at: string;
  kept_since: string;
};

type TransitionRow = {
  deployment: string;
  sequence: number;
  axis: string;
  from_value: string | null;
  to_value: string;
  at: string;
  message: string | null;
};

const PAGE = 2_000;
/** Databases limit the number of bound values in a statement. */
const CHUNK = 100;

/** What is kept of Deployments in the plugin's database, written by all replicas. */
export class DatabaseHistory {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All states, page by page. */
  async *readStates(): AsyncGenerator<[string, HistoryState][], void> {
    let last = '';
    for (;;) {
      const rows = await this.#knex<StateRow>('deployment_states')
        .select('deployment', 'sequence', 'state')
        .where('deployment', '>', last)
        .orderBy('deployment')
        .limit(PAGE);
      if (rows.length === 0) return;
      last = rows[rows.length - 1].deployment;
      yield rows.map(row => [row.deployment, parseHistoryState(row)]);
    }
  }

  /**
   * Compares and appends, in one transaction: a change is written only where the database is where the
   * change builds on. Two replicas that see the same write it once.
   *
   * @param changes - of different Deployments, ordered by them so that two writers never wait for each other
   * @param at - the present time
   * @returns the states that stand where another replica was first
   */
  async append(
    changes: readonly PendingChange[],
    at: Date,
  ): Promise<[string, HistoryState][]> {
    const lost: string[] = [];
    await this.#knex.transaction(async transaction => {
      for (const chunk of toChunks(changes)) {
        const written = await this.#compareAndSwap(transaction, chunk, at);
        const won = chunk.filter(({ deployment }) => written.has(deployment));
        for (const { deployment } of chunk) {
          if (!written.has(deployment)) lost.push(deployment);
        }
        await this.#write(transaction, won);
      }
    });
    const states: [string, HistoryState][] = [];
    for (const ids of toChunks(lost)) {
      const rows = await this.#knex<StateRow>('deployment_states')
        .select('deployment', 'sequence', 'state')
        .whereIn('deployment', ids);
      states.push(
        ...rows.map((row): [string, HistoryState] => [
          row.deployment,
          parseHistoryState(row),
        ]),
      );
    }
    return states;
  }

  async #compareAndSwap(
    transaction: Knex.Transaction,
    changes: readonly PendingChange[],
    at: Date,
  ): Promise<Set<string>> {
    const rows: { deployment: string }[] = await transaction<StateRow>(
      'deployment_states',
    )
      .insert(
        changes.map(({ deployment, base, state }) => ({
          deployment,
          sequence: state.sequence,
          previous: base,
          state: JSON.stringify(state),
          changed_at: at.toISOString(),
          kept_since: at.toISOString(),
        })),
      )
      .onConflict('deployment')
      .merge(['sequence', 'previous', 'state', 'changed_at'])
      .whereRaw('deployment_states.sequence = excluded.previous')
      .returning('deployment');
    return new Set(rows.map(({ deployment }) => deployment));
  }

  async #write(
    transaction: Knex.Transaction,
    changes: readonly PendingChange[],
  ): Promise<void> {
    const transitions = changes.flatMap(({ deployment, ...change }) =>
      change.transitions.map(
        ({ sequence, axis, from, to, at, message }): TransitionRow => ({
          deployment,
          sequence,
          axis,
          from_value: from ?? null,
          to_value: to,
          at: new Date(at).toISOString(),
          message: message ? toShortText(message) : null,
        }),
      ),
    );
    for (const chunk of toChunks(transitions)) {
      await transaction<TransitionRow>('transitions').insert(chunk);
    }
    const deliveries = changes.flatMap(change =>
      change.deliveries.map(write => ({
        ...write,
        deployment: change.deployment,
      })),
    );
    const begun = deliveries
      .filter(({ isNew }) => isNew)
      .map(({ deployment, id, values }) => ({
        deployment,
        sequence: id,
        ...toDeliveryRow(values),
      }));
    for (const chunk of toChunks(begun)) {
      await transaction('deliveries').insert(chunk);
    }
    for (const { deployment, id, isNew, values } of deliveries) {
      if (isNew) continue;
      await transaction<DeliveryRow>('deliveries')
        .where({ deployment, sequence: id })
        .update(toDeliveryRow(values));
    }
  }
}

function toChunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
