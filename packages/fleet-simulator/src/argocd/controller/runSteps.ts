import { SimulatedClock } from '../../scenario/SimulatedClock';

/** What to do, and how long after the step before, in milliseconds of simulated time. */
export type Step = [delay: number, run: () => void];

/**
 * Takes one step after the other.
 *
 * @returns how to stop where it is
 */
export function runSteps(steps: Step[], clock: SimulatedClock): () => void {
  let cancel = () => {};
  const next = (index: number) => {
    if (index >= steps.length) return;
    const [delay, run] = steps[index];
    const now = () => {
      run();
      next(index + 1);
    };
    if (delay === 0) now();
    else cancel = clock.after(delay, now);
  };
  next(0);
  return () => cancel();
}
