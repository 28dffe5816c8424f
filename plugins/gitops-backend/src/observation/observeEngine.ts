import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineEvent,
  GitopsEngine,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { deriveRetryDelay, isRefusal } from './deriveRetryDelay';
import { EngineObservationOptions } from './EngineObservationOptions';
import { iterateUntilAborted } from './iterateUntilAborted';

/** Where the events of an engine go. */
export interface EngineEventSink {
  apply(engine: { type: string; name: string }, event: EngineEvent): void;
}

/** A picture that lived this long was a good one: the next failure is a first one again. */
const GOOD_PICTURE_MS = 30_000;

/** A connection that was cut is opened again at once; only what is not back by then is an outage. */
const REOPEN_MS = 200;
const GRACE_MS = 3_000;

const ENDED_WITHOUT_A_REASON: EngineProblem = {
  code: 'ConnectionLost',
  message: 'The engine stopped telling what happens, without a reason.',
};

const TOLD_A_CHANGE_FIRST: EngineProblem = {
  code: 'InvalidResponse',
  message: 'The engine told of a change before it told everything there is.',
};

type Ending = {
  error: EngineProblem;
  retryAfterMs?: number;
  /** When the first full picture came, in milliseconds. */
  fullAt?: number;
  /** What was thrown, for the log only. An engine tells its errors: a throw is a fault of ours. */
  thrown?: unknown;
};

/**
 * Observes one engine for ever: the only place that retries. An outage is told to the sink as data,
 * and to the log once, with its end. Whatever an engine does (throws, ends, starts with a change),
 * this neither throws nor stops before `signal` aborts. A connection that lived and was cut is no
 * outage yet: it is one when the whole picture is not there again after three seconds, or when the
 * next try fails.
 *
 * An engine that tells nothing stays what it was in the sink: `Connecting` at first.
 */
export async function observeEngine(
  engine: GitopsEngine,
  sink: EngineEventSink,
  options: EngineObservationOptions,
): Promise<void> {
  const { clock, logger, random, signal, sleep } = options;
  const title = `Engine ${engine.type} ${engine.name}`;
  let failures = 0;
  let wasRefused = false;
  let isOut = false;
  let cut: Ending | undefined;
  const onFull = () => {
    if (isOut) logger.info(`${title} is read again`);
    isOut = false;
    cut = undefined;
  };
  const tell = ({ error, thrown }: Ending) => {
    const detail = thrown === undefined ? error.code : `it threw ${thrown}`;
    const sentence = `${title} cannot be read: ${error.message} (${detail})`;
    if (isOut) logger.debug(sentence);
    else logger.warn(sentence);
    isOut = true;
    cut = undefined;
    try {
      sink.apply(engine, { type: 'error', error });
    } catch (failure) {
      logger.warn(`The outage of ${title} could not be noted: ${failure}`);
    }
  };
  const hold = (ending: Ending) => {
    cut = ending;
    sleep(GRACE_MS, signal).then(() => {
      if (cut === ending && !signal.aborted) tell(ending);
    });
  };

  while (!signal.aborted) {
    const ending = await observeOnce(engine, sink, { ...options, onFull });
    if (signal.aborted) return;

    const { error, retryAfterMs, fullAt } = ending;
    const wasGood =
      fullAt !== undefined && clock().getTime() - fullAt >= GOOD_PICTURE_MS;
    if (wasGood && error.code === 'ConnectionLost') {
      failures = 0;
      hold(ending);
      await sleep(REOPEN_MS * random(), signal);
      continue;
    }
    const refused = isRefusal(error.code);
    failures = wasGood || refused !== wasRefused ? 1 : failures + 1;
    wasRefused = refused;
    tell(ending);
    const pause = deriveRetryDelay({
      failures,
      code: error.code,
      retryAfterMs,
      random: random(),
    });
    await sleep(pause, signal);
  }
}

async function observeOnce(
  engine: GitopsEngine,
  sink: EngineEventSink,
  options: EngineObservationOptions & { onFull: () => void },
): Promise<Ending> {
  const { clock, onFull, signal } = options;
  let fullAt: number | undefined;
  // An engine that goes on after its error, or after we left, must not keep its requests open.
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  signal.addEventListener('abort', abort);
  try {
    const events = engine.observe({ signal: attempt.signal });
    for await (const event of iterateUntilAborted(events, attempt.signal)) {
      if (event.type === 'error') return { ...event, fullAt };
      if (event.type === 'delta' && fullAt === undefined) {
        return { error: TOLD_A_CHANGE_FIRST };
      }
      sink.apply(engine, event);
      if (event.type === 'full' && fullAt === undefined) {
        fullAt = clock().getTime();
        onFull();
      }
    }
    return { error: ENDED_WITHOUT_A_REASON, fullAt };
  } catch (error) {
    const problem = toEngineError(error, `${engine.type} ${engine.name}`);
    return { error: problem.toProblem(), fullAt, thrown: error };
  } finally {
    signal.removeEventListener('abort', abort);
    attempt.abort();
  }
}
