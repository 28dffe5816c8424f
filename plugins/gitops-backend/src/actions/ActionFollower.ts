import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ActionRecord,
  Engine,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { toError } from '@backstage/errors';
import { readInTime } from '../live/readInTime';
import { GitopsMetrics } from '../metrics/GitopsMetrics';
import { iterateUntilAborted } from '../observation/iterateUntilAborted';
import { toEngineCallError } from '../service/toEngineCallError';
import { ActionAudit } from './ActionAudit';
import { DatabaseActions } from './DatabaseActions';
import { isAtEnd } from './isAtEnd';

const LONGEST_START_MS = 30_000;
/** So long an action is followed, by whichever backend. */
export const LONGEST_MS = 15 * 60_000;
/** What is said of one that takes longer. */
export const TOO_LONG =
  'Its end was not seen within 15 minutes: the row says what the engine does now.';

/** What {@link ActionFollower} works with. */
export type ActionFollowerOptions = {
  database: Pick<DatabaseActions, 'update' | 'release'>;
  /** Tells whoever took it that it moved on. */
  notify: (record: ActionRecord) => void;
  metrics: Pick<GitopsMetrics, 'recordAction'>;
  logger: Pick<LoggerService, 'warn'>;
  clock: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the backend stops. */
  signal: AbortSignal;
};

/** Follows actions to their end, beside the requests that took them. */
export class ActionFollower {
  readonly #options: ActionFollowerOptions;
  readonly #followed = new Map<string, Promise<void>>();

  constructor(options: ActionFollowerOptions) {
    this.#options = options;
  }

  /** Ids of those that are followed here. */
  list(): string[] {
    return [...this.#followed.keys()];
  }

  /** Resolves when all were written to their end, or left to another backend. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#followed.values());
  }

  /**
   * Has the engine take it.
   *
   * @returns the record when the engine took it; what becomes of it is written down by and by
   * @throws what `toEngineCallError` makes of a refusal; it is written down as well
   */
  async begin(
    record: ActionRecord,
    engine: Engine,
    options: {
      act: (signal: AbortSignal) => AsyncIterable<ActionProgress>;
      audit: ActionAudit;
    },
  ): Promise<ActionRecord> {
    const { clock, logger, signal, sleep } = this.#options;
    const over = new AbortController();
    const end = AbortSignal.any([over.signal, signal]);
    const abandon = () => over.abort();
    let progress: AsyncGenerator<ActionProgress, void>;
    let first: IteratorResult<ActionProgress, void>;
    try {
      progress = iterateUntilAborted(options.act(end), end);
      first = await readInTime(() => progress.next(), {
        ms: LONGEST_START_MS,
        subject: `Engine ${engine.type} ${engine.name}`,
        signal,
        sleep,
      });
    } catch (thrown) {
      abandon();
      const error = toEngineCallError(thrown, engine, logger);
      await this.#write({
        ...record,
        state: 'Failed',
        message: error.message,
        finishedAt: clock().toISOString(),
      });
      this.#measure(record, engine, 'Refused');
      throw error;
    }
    const begun = this.#advance(
      record,
      first.done ? { state: 'Unknown' } : first.value,
    );
    await this.#write(begun, first.done ? undefined : first.value.trace);
    this.#keep(
      record.id,
      this.#follow(begun, engine, {
        progress,
        audit: options.audit,
        end,
        abandon,
      }),
    );
    return begun;
  }

  /**
   * Goes on with one that another backend began, as long as its time is not over.
   *
   * @param options - `follow`: what the engine shows of it
   */
  takeUp(
    record: ActionRecord,
    engine: Engine,
    options: {
      follow: (signal: AbortSignal) => AsyncIterable<ActionProgress>;
      audit: ActionAudit;
    },
  ): void {
    const over = new AbortController();
    const end = AbortSignal.any([over.signal, this.#options.signal]);
    this.#keep(
      record.id,
      this.#follow(record, engine, {
        progress: iterateUntilAborted(options.follow(end), end),
        audit: options.audit,
        end,
        abandon: () => over.abort(),
      }),
    );
  }

  /** Ends one that another backend began, and whose end nobody can see any more. */
  async giveUp(
    record: ActionRecord,
    options: { message: string; audit: ActionAudit },
  ): Promise<void> {
    const ended = this.#advance(record, {
      state: 'Unknown',
      message: options.message,
    });
    await this.#write(ended);
    await this.#endAudit(options.audit, ended);
  }

  #keep(id: string, following: Promise<void>): void {
    this.#followed.set(
      id,
      following.finally(() => this.#followed.delete(id)),
    );
  }

  async #follow(
    begun: ActionRecord,
    engine: Engine,
    options: {
      progress: AsyncIterable<ActionProgress>;
      audit: ActionAudit;
      end: AbortSignal;
      abandon: () => void;
    },
  ): Promise<void> {
    const { clock, database, logger, signal, sleep } = this.#options;
    const { progress, audit, end, abandon } = options;
    let record = begun;
    if (!isAtEnd(record.state)) {
      const passed = clock().getTime() - Date.parse(record.startedAt);
      void sleep(Math.max(LONGEST_MS - passed, 0), end).then(abandon);
      try {
        for await (const each of progress) {
          // What is taken up again does not begin again for who looks at it.
          const { state, trace } = each;
          if (state === 'Requested' && record.state === 'Running') continue;
          record = this.#advance(record, each);
          await this.#write(record, trace);
          if (isAtEnd(record.state)) break;
        }
      } catch (thrown) {
        if (!signal.aborted) {
          const { message } = toEngineCallError(thrown, engine, logger);
          record = this.#advance(record, {
            state: 'Unknown',
            message: `It was taken, and then lost from sight: ${message}`,
          });
          await this.#write(record);
        }
      }
    }
    if (!isAtEnd(record.state) && signal.aborted) {
      abandon();
      await database
        .release(record.id)
        .catch(error => logger.warn('An action was left', toError(error)));
      return;
    }
    if (!isAtEnd(record.state)) {
      record = this.#advance(record, { state: 'Unknown', message: TOO_LONG });
      await this.#write(record);
    }
    abandon();
    this.#measure(record, engine, record.state);
    await this.#endAudit(audit, record);
  }

  async #endAudit(audit: ActionAudit, record: ActionRecord): Promise<void> {
    const { logger } = this.#options;
    await audit
      .end(record)
      .catch(error => logger.warn('An audit entry was lost', toError(error)));
  }

  #advance(record: ActionRecord, progress: ActionProgress): ActionRecord {
    const { state, message = record.message } = progress;
    return {
      ...record,
      state,
      ...(message && { message: toPublicText(message) }),
      ...(isAtEnd(state) && {
        finishedAt: this.#options.clock().toISOString(),
      }),
    };
  }

  /** A database that is down costs the record, not the action. */
  async #write(record: ActionRecord, trace?: string): Promise<void> {
    const { clock, database, logger, notify } = this.#options;
    try {
      await database.update(record, clock(), trace);
    } catch (error) {
      logger.warn('How far an action is could not be kept', toError(error));
    }
    notify(record);
  }

  #measure(record: ActionRecord, engine: Engine, outcome: string): void {
    const now = this.#options.clock().getTime();
    const seconds = (now - Date.parse(record.startedAt)) / 1_000;
    const { action } = record;
    this.#options.metrics.recordAction(engine, { action, outcome, seconds });
  }
}
