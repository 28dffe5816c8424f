import { LoggerService } from '@backstage/backend-plugin-api';
import { GitopsEngine } from '@backstage-gitops/plugin-gitops-node';
import { GitopsMetrics } from '../metrics/GitopsMetrics';
import { toEngineCallError } from '../service/toEngineCallError';
import { EngineTurns } from './EngineTurns';
import { LiveKind } from './LiveKind';
import { readInTime } from './readInTime';

const TIMEOUT_MS = 25_000;
const MOST_AT_ONCE = 10;
const MOST_WAITING = 100;

/** Live reads as an engine gets them: a few at once, each within a time limit, measured. */
export class UpstreamReads {
  readonly #turns = new EngineTurns({
    mostAtOnce: MOST_AT_ONCE,
    mostWaiting: MOST_WAITING,
  });
  readonly #options: {
    logger: Pick<LoggerService, 'warn'>;
    metrics: Pick<GitopsMetrics, 'recordLiveRead' | 'countLiveRequest'>;
    /** Milliseconds from any beginning. */
    now: () => number;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  };

  constructor(options: {
    logger: Pick<LoggerService, 'warn'>;
    metrics: Pick<GitopsMetrics, 'recordLiveRead' | 'countLiveRequest'>;
    now: () => number;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  }) {
    this.#options = options;
  }

  /** Takes note that somebody asked. @param request.isShared - answered with what another asked */
  count(kind: LiveKind, request: { isShared: boolean }): void {
    this.#options.metrics.countLiveRequest(kind, request);
  }

  /** @throws what `toEngineCallError` makes of a failure */
  async read<T>(
    engine: GitopsEngine,
    kind: LiveKind,
    options: {
      read: (signal: AbortSignal) => Promise<T>;
      signal: AbortSignal;
      /** 25 seconds unless told. */
      timeoutMs?: number;
    },
  ): Promise<T> {
    const { logger, metrics, now, sleep } = this.#options;
    const subject = `Engine ${engine.type} ${engine.name}`;
    const start = now();
    let outcome = 'success';
    try {
      return await readInTime(
        signal =>
          this.#turns.run(
            `${engine.type}/${engine.name}`,
            () => options.read(signal),
            signal,
          ),
        {
          ms: options.timeoutMs ?? TIMEOUT_MS,
          subject,
          signal: options.signal,
          sleep,
        },
      );
    } catch (thrown) {
      const error = toEngineCallError(thrown, engine, logger);
      outcome = options.signal.aborted ? 'left' : error.name;
      throw error;
    } finally {
      const seconds = (now() - start) / 1_000;
      metrics.recordLiveRead(engine, { kind, outcome, seconds });
    }
  }
}
