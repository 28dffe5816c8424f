/** Time in the fleet: real time, but controllers' pauses are divided by the speed. */
export interface SimulatedClock {
  /** The real time now. */
  now(): Date;
  /** Runs once after `ms` of simulated time; returns how to cancel. Pending ones are dropped at stop. */
  after(ms: number, run: () => void): () => void;
  /** Drops everything pending. */
  stop(): void;
}

/**
 * @param speed - 1 for a person watching; tests use 20 or more
 */
export function createSimulatedClock(speed: number): SimulatedClock {
  const pending = new Set<NodeJS.Timeout>();
  return {
    now: () => new Date(),
    after(ms, run) {
      const timer = setTimeout(() => {
        pending.delete(timer);
        run();
      }, ms / speed);
      pending.add(timer);
      return () => {
        clearTimeout(timer);
        pending.delete(timer);
      };
    },
    stop() {
      pending.forEach(clearTimeout);
      pending.clear();
    },
  };
}
