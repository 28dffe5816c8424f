import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ObjectKey } from './FluxContext';

/** Reconciles each object one at a time, when asked and when its time comes. */
export interface WorkQueue {
  /** Soon; once more afterwards when it is being reconciled right now. */
  add(key: ObjectKey): void;
}

/**
 * @param reconcile - returns after how many simulated milliseconds it wants to be called again, undefined
 *   for not at all
 */
export function createWorkQueue(
  clock: SimulatedClock,
  reconcile: (key: ObjectKey) => Promise<number | undefined>,
): WorkQueue {
  const running = new Set<string>();
  const again = new Set<string>();
  const timers = new Map<string, () => void>();

  function schedule(key: ObjectKey, ms: number): void {
    const id = `${key.namespace}/${key.name}`;
    timers.get(id)?.();
    timers.set(
      id,
      clock.after(ms, () => {
        timers.delete(id);
        run(key);
      }),
    );
  }

  async function run(key: ObjectKey): Promise<void> {
    const id = `${key.namespace}/${key.name}`;
    if (running.has(id)) {
      again.add(id);
      return;
    }
    running.add(id);
    let next: number | undefined;
    try {
      next = await reconcile(key);
    } catch (error) {
      // A fault of the simulator itself: say so, and keep the other objects going.
      process.emitWarning(`${key.namespace}/${key.name}: ${error}`);
      next = 5_000;
    }
    running.delete(id);
    if (again.delete(id)) schedule(key, 10);
    else if (next !== undefined && !timers.has(id)) schedule(key, next);
  }

  return { add: key => schedule(key, 10) };
}
