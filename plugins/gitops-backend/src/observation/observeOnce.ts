import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineEvent,
  GitopsEngine,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { EngineObservationOptions } from './EngineObservationOptions';
import { iterateUntilAborted } from './iterateUntilAborted';

/**
 * An engine may keep its stream open and say nothing. How long it takes to tell everything depends on how
 * much there is; no engine that is well takes this long.
 */
export const FIRST_PICTURE_MS = 300_000;

const ENDED_WITHOUT_A_REASON: EngineProblem = {
  code: 'ConnectionLost',
  message: 'The engine stopped telling what happens, without a reason.',
};

const TOLD_A_CHANGE_FIRST: EngineProblem = {
  code: 'InvalidResponse',
  message: 'The engine told of a change before it told everything there is.',
};

const TOLD_NOTHING: EngineProblem = {
  code: 'TimedOut',
  message: 'The engine did not tell everything there is within five minutes.',
};

/** How an observation ended. */
export type Ending = {
  error: EngineProblem;
  retryAfterMs?: number;
  /** When the first full picture came, in milliseconds. */
  fullAt?: number;
  /** What was thrown, for the log only. An engine tells its errors: a throw is a fault of ours. */
  thrown?: unknown;
};

/**
 * Observes an engine until it ends, whatever way it does. Never rejects.
 *
 * @param options.onEvent - takes over what was told; what it throws ends the observation
 */
export async function observeOnce(
  engine: GitopsEngine,
  options: Pick<EngineObservationOptions, 'clock' | 'signal' | 'sleep'> & {
    onEvent: (
      event: Exclude<EngineEvent, { type: 'error' }>,
      isFirstFull: boolean,
    ) => void;
  },
): Promise<Ending> {
  const { clock, onEvent, signal, sleep } = options;
  let fullAt: number | undefined;
  let isLate = false;
  // An engine that goes on after its error, or after we left, must not keep its requests open.
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  signal.addEventListener('abort', abort);
  const patience = new AbortController();
  const stopWaiting = () => patience.abort();
  attempt.signal.addEventListener('abort', stopWaiting, { once: true });
  sleep(FIRST_PICTURE_MS, patience.signal).then(() => {
    if (patience.signal.aborted) return;
    isLate = true;
    attempt.abort();
  });
  try {
    const events = engine.observe({ signal: attempt.signal });
    for await (const event of iterateUntilAborted(events, attempt.signal)) {
      if (event.type === 'error') return { ...event, fullAt };
      if (event.type === 'delta' && fullAt === undefined) {
        return { error: TOLD_A_CHANGE_FIRST };
      }
      const isFirstFull = fullAt === undefined;
      if (isFirstFull) {
        stopWaiting();
        fullAt = clock().getTime();
      }
      onEvent(event, isFirstFull);
    }
    return { error: isLate ? TOLD_NOTHING : ENDED_WITHOUT_A_REASON, fullAt };
  } catch (error) {
    const problem = toEngineError(error, `${engine.type} ${engine.name}`);
    return { error: problem.toProblem(), fullAt, thrown: error };
  } finally {
    signal.removeEventListener('abort', abort);
    attempt.abort();
  }
}
