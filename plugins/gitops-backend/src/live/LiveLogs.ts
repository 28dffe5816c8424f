import { LoggerService } from '@backstage/backend-plugin-api';
import {
  gitopsDeploymentLogsPermission,
  LogEvent,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { iterateUntilAborted } from '../observation/iterateUntilAborted';
import { LiveCaller } from '../service/LiveReads';
import { toCallerName } from '../service/toCallerName';
import { toEngineCallError } from '../service/toEngineCallError';
import { beginStream } from './beginStream';
import { LogStreams } from './LogStreams';

const PATIENCE_MS = 2_000;
/** Permissions are asked when a stream begins: it must not outlive them for long. */
const LONGEST_MS = 60 * 60_000;

/** Streams of lines: so many at once, each until its caller leaves, an hour at most. */
export class LiveLogs {
  /** What it takes, beside seeing the Deployment. */
  readonly permission = gitopsDeploymentLogsPermission;
  readonly #streams = new LogStreams();
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #sleep: (ms: number, signal: AbortSignal) => Promise<void>;

  constructor(options: {
    logger: Pick<LoggerService, 'warn'>;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  }) {
    this.#logger = options.logger;
    this.#sleep = options.sleep;
  }

  /** @throws what the engine says before the first line; EngineCallError, 429, when too many are open */
  async open(
    engine: GitopsEngine,
    readLogs: (signal: AbortSignal) => AsyncIterable<LogEvent>,
    { credentials, signal }: LiveCaller,
  ): Promise<AsyncIterable<LogEvent>> {
    this.#streams.take(toCallerName(credentials), signal);
    const over = new AbortController();
    const end = AbortSignal.any([signal, over.signal]);
    this.#sleep(LONGEST_MS, signal).then(() => over.abort());
    try {
      const events = await beginStream(
        iterateUntilAborted(readLogs(end), end),
        { patienceMs: PATIENCE_MS, sleep: this.#sleep },
      );
      return this.#follow(events, engine, { signal, over: over.signal });
    } catch (error) {
      throw toEngineCallError(error, engine, this.#logger);
    }
  }

  /** What breaks on the way is told in the stream, which then ends without an `end`. */
  async *#follow(
    events: AsyncIterable<LogEvent>,
    engine: GitopsEngine,
    { signal, over }: { signal: AbortSignal; over: AbortSignal },
  ): AsyncGenerator<LogEvent, void> {
    try {
      yield* events;
    } catch (thrown) {
      if (signal.aborted) return;
      const { message } = toEngineCallError(thrown, engine, this.#logger);
      const code =
        thrown instanceof EngineError ? thrown.code : 'UpstreamError';
      yield {
        type: 'problem',
        problem: { code, message: toPublicText(message) },
      };
    }
    if (over.aborted && !signal.aborted) {
      yield {
        type: 'problem',
        problem: {
          code: 'StreamLimit',
          message: 'Lines were followed for an hour: open them anew to go on.',
        },
      };
    }
  }
}
