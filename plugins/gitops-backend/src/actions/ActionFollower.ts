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
const LONGEST_MS = 15 * 60_000;
const TOO_LONG =
  'Its end was not seen within 15 minutes: the row says what the engine does now.';
const STOPPED =
  'Backstage was restarted while it followed this: the row says what became of it.';

/** What {@link ActionFollower} works with. */
export type ActionFollowerOptions = {
  database: Pick<DatabaseActions, 'update'>;
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

  /** Resolves when all were written to their end. */
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
    await this.#write(begun);
    const following = this.#follow(begun, engine, {
      progress,
      audit: options.audit,
      end,
      abandon,
    }).finally(() => this.#followed.delete(record.id));
    this.#followed.set(record.id, following);
    return begun;
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
    const { logger, signal, sleep } = this.#options;
    const { progress, audit, end, abandon } = options;
    let record = begun;
    if (!isAtEnd(record.state)) {
      void sleep(LONGEST_MS, end).then(abandon);
      try {
        for await (const each of progress) {
          record = this.#advance(record, each);
          await this.#write(record);
          if (isAtEnd(record.state)) break;
        }
      } catch (thrown) {
        const { message } = toEngineCallError(thrown, engine, logger);
        record = this.#advance(record, {
          state: 'Unknown',
          message: `It was taken, and then lost from sight: ${message}`,
        });
        await this.#write(record);
      }
    }
    if (!isAtEnd(record.state)) {
      record = this.#advance(record, {
        state: 'Unknown',
        message: signal.aborted ? STOPPED : TOO_LONG,
      });
      await this.#write(record);
    }
    abandon();
    this.#measure(record, engine, record.state);
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
  async #write(record: ActionRecord): Promise<void> {
    const { clock, database, logger, notify } = this.#options;
    try {
      await database.update(record, clock());
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
