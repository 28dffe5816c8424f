import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineEvent,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { deriveRetryDelay, isRefusal } from './deriveRetryDelay';
import { EngineObservationOptions } from './EngineObservationOptions';
import { Ending, observeOnce } from './observeOnce';
import { OutageLog } from './OutageLog';

/** That an engine cannot be read, since when, and when it is tried again. Times are ISO 8601. */
export type EngineOutage = {
  type: 'error';
  error: EngineProblem;
  since: string;
  /** Absent while it is being tried. */
  nextTryAt?: string;
};

/** Where the events of an engine go. */
export interface EngineEventSink {
  apply(
    engine: { type: string; name: string },
    event: Exclude<EngineEvent, { type: 'error' }> | EngineOutage,
  ): void;
}

/** A picture that lived this long was a good one: the next failure is a first one again. */
const GOOD_PICTURE_MS = 30_000;

/** A connection that was cut is opened again at once; only what is not back by then is an outage. */
const REOPEN_MS = 200;
const GRACE_MS = 3_000;

type Outage = Ending & { since: number; nextTryAt: number };

/**
 * Observes one engine for ever: the only place that retries. An outage is told to the sink as data,
 * and to the log once, with its end. Whatever an engine does (throws, ends, starts with a change,
 * tells nothing), this neither throws nor stops before `signal` aborts. A connection that was cut after
 * a whole picture is no outage yet: it is one when the whole picture is not there again after three
 * seconds, or when the next try fails. Pauses grow until a picture has lived for half a minute, so an
 * engine that comes and goes is soon shown as what it mostly is.
 */
export async function observeEngine(
  engine: GitopsEngine,
  sink: EngineEventSink,
  options: EngineObservationOptions,
): Promise<void> {
  const { clock, logger, metrics, random, signal, sleep } = options;
  const log = new OutageLog(engine, options);
  let failures = 0;
  let wasRefused = false;
  let cut: Outage | undefined;

  function tell({ error, thrown, since, nextTryAt }: Outage) {
    const detail = thrown === undefined ? error.code : `it threw ${thrown}`;
    log.tellOutage({ ...error, detail });
    cut = undefined;
    try {
      sink.apply(engine, {
        type: 'error',
        error,
        since: new Date(since).toISOString(),
        ...(nextTryAt > clock().getTime() && {
          nextTryAt: new Date(nextTryAt).toISOString(),
        }),
      });
    } catch (failure) {
      logger.warn(
        `The outage of engine ${engine.type} ${engine.name} could not be noted: ${failure}`,
      );
    }
  }

  function hold(outage: Outage) {
    cut = outage;
    sleep(GRACE_MS, signal).then(() => {
      if (cut === outage && !signal.aborted) tell(outage);
    });
  }

  function takeOver(
    event: Exclude<EngineEvent, { type: 'error' }>,
    isFirstFull: boolean,
  ) {
    metrics?.countEvent(engine, event.type);
    sink.apply(engine, event);
    if (!isFirstFull) return;
    log.tellEnd();
    cut = undefined;
  }

  for (let attempts = 0; !signal.aborted; attempts++) {
    if (attempts > 0) metrics?.countRestart(engine);
    const ending = await observeOnce(engine, { ...options, onEvent: takeOver });
    if (signal.aborted) return;
    metrics?.countEvent(engine, 'error');

    const { error, retryAfterMs, fullAt } = ending;
    const now = clock().getTime();
    const wasGood = fullAt !== undefined && now - fullAt >= GOOD_PICTURE_MS;
    const isCut = fullAt !== undefined && error.code === 'ConnectionLost';
    const refused = isRefusal(error.code);
    failures = wasGood || refused !== wasRefused ? 1 : failures + 1;
    wasRefused = refused;
    const pause =
      wasGood && isCut
        ? REOPEN_MS * random()
        : deriveRetryDelay({
            failures,
            code: error.code,
            retryAfterMs,
            random: random(),
          });
    if (wasGood && isCut) failures = 0;
    const outage = {
      ...ending,
      since: cut?.since ?? now,
      nextTryAt: now + pause,
    };
    if (isCut) hold(outage);
    else tell(outage);
    await sleep(pause, signal);
  }
}
