import { setTimeout as sleep } from 'node:timers/promises';
import { beginConnectionFault } from './beginConnectionFault';
import { Fault } from './Fault';
import { EndFault, FaultTarget } from './FaultTarget';

/**
 * A target that goes down and comes up by turns, and stays up after the last time.
 *
 * @returns how to end it early, and when it ended
 */
export function flap(
  target: FaultTarget,
  { times, everyMs }: Extract<Fault, { fault: 'flap' }>,
): { end: EndFault; done: Promise<void> } {
  const stopped = new AbortController();
  const { signal } = stopped;
  const pause = () => sleep(everyMs, undefined, { signal }).catch(() => {});
  const run = async () => {
    for (let time = 0; time < times && !signal.aborted; time += 1) {
      const begun = await beginConnectionFault(target, { fault: 'refuse' });
      await pause();
      await begun?.end?.();
      if (!signal.aborted) await pause();
    }
  };
  const done = run();
  return {
    end: () => {
      stopped.abort();
      return done;
    },
    done,
  };
}
