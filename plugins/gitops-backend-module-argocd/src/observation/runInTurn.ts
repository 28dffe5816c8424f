import { EngineTiming } from './EngineTiming';
import { SlotPool } from './SlotPool';

/** So long may one take before it goes on in the slow lane. */
const SLOW_MS = 2_000;

/** Two lanes: what takes its time makes room for the others as long as there is room beside it. */
export type Lanes = { quick: SlotPool; slow: SlotPool };

/**
 * Runs something when it is its turn.
 *
 * @param run - what to run; it may take as long as it likes
 * @param options - `isSlow`: it is known to take its time
 */
export async function runInTurn<T>(
  run: () => Promise<T>,
  options: {
    lanes: Lanes;
    isSlow: boolean;
    timing: EngineTiming;
    signal: AbortSignal;
  },
): Promise<T> {
  const { lanes, isSlow, timing, signal } = options;
  const lane = isSlow ? lanes.slow : lanes.quick;
  const giveBack = await lane.take();
  let isOver = false;
  const running = run().finally(() => {
    isOver = true;
    giveBack();
  });
  if (!isSlow) {
    const ended = running.then(
      () => {},
      () => {},
    );
    await Promise.race([ended, timing.sleep(SLOW_MS, signal)]);
    if (!isOver) {
      const turn = lanes.slow.take();
      // The turn may come when it is over already; then it goes to the next.
      turn.then(giveBackSlow => ended.then(giveBackSlow));
      await Promise.race([turn, ended]);
      giveBack();
    }
  }
  return running;
}
