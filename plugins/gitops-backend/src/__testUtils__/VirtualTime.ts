/** Time that passes only when nothing else is left to do, and then at once to the next thing. */
export class VirtualTime {
  /** Milliseconds since the beginning. */
  now = 0;
  readonly #timers = new Set<{ at: number; resolve: () => void }>();

  readonly clock = (): Date => new Date(this.now);

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      const timer = { at: this.now + ms, resolve: end };
      const timers = this.#timers;
      function end() {
        timers.delete(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      }
      if (signal?.aborted) {
        resolve();
        return;
      }
      signal?.addEventListener('abort', end);
      timers.add(timer);
    });

  /** How many sleep. */
  get sleeping(): number {
    return this.#timers.size;
  }

  /** Lets time pass until the condition holds; rejects when it does not within so many steps. */
  async passUntil(condition: () => boolean, steps = 1_000): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await new Promise(resolve => setImmediate(resolve));
      if (condition()) return;
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (!next) throw new Error('nobody waits for time to pass');
      this.now = Math.max(this.now, next.at);
      next.resolve();
    }
    throw new Error(`not within ${steps} steps, after ${this.now} ms`);
  }
}
