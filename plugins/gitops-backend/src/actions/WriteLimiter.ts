import { HttpError } from '../service/HttpError';

/** Actions at once: as many rows as one may select. */
const BURST = 120;
const PER_SECOND = 1;
const MOST_CALLERS = 10_000;

/**
 * How often one person acts: 120 times at once, then once a second. In memory: each replica counts by
 * itself.
 */
export class WriteLimiter {
  readonly #left = new Map<string, { tokens: number; at: number }>();
  readonly #now: () => number;

  /** @param options.now - milliseconds from any beginning */
  constructor(options: { now: () => number }) {
    this.#now = options.now;
  }

  /** @throws HttpError, 429, with when to try again */
  take(caller: string): void {
    const now = this.#now();
    const before = this.#left.get(caller) ?? { tokens: BURST, at: now };
    const tokens = Math.min(
      BURST,
      before.tokens + ((now - before.at) / 1_000) * PER_SECOND,
    );
    // Whoever acted last is last: the first are those of whom least needs to be remembered.
    this.#left.delete(caller);
    if (tokens < 1) {
      this.#left.set(caller, { tokens, at: now });
      const retryAfterSeconds = Math.ceil((1 - tokens) / PER_SECOND);
      throw new HttpError(
        `You acted ${BURST} times in short order: wait ${retryAfterSeconds} s before the next action`,
        { statusCode: 429, retryAfterSeconds },
      );
    }
    this.#left.set(caller, { tokens: tokens - 1, at: now });
    const [oldest] = this.#left.keys();
    if (this.#left.size > MOST_CALLERS) this.#left.delete(oldest);
  }
}
