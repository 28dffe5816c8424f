import { EngineCallError } from '../service/EngineCallError';

const MOST_OF_ONE = 6;
const MOST_IN_ALL = 200;

/** How many log streams are open, by who opened them; in this replica. */
export class LogStreams {
  readonly #open = new Map<string, number>();
  #all = 0;

  /**
   * Takes a place until the signal aborts.
   *
   * @param caller - who opens it
   * @throws EngineCallError, 429, when there is none left
   */
  take(caller: string, signal: AbortSignal): void {
    signal.throwIfAborted();
    const own = this.#open.get(caller) ?? 0;
    if (own >= MOST_OF_ONE) {
      throw new EngineCallError(
        `You have ${MOST_OF_ONE} log streams open: close one first`,
        { statusCode: 429, retryAfterSeconds: 5 },
      );
    }
    if (this.#all >= MOST_IN_ALL) {
      throw new EngineCallError(
        `There are ${MOST_IN_ALL} log streams open, which is as many as this backend carries: try again later`,
        { statusCode: 429, retryAfterSeconds: 30 },
      );
    }
    this.#open.set(caller, own + 1);
    this.#all += 1;
    signal.addEventListener('abort', () => this.#release(caller), {
      once: true,
    });
  }

  #release(caller: string): void {
    const left = (this.#open.get(caller) ?? 1) - 1;
    if (left > 0) this.#open.set(caller, left);
    else this.#open.delete(caller);
    this.#all -= 1;
  }
}
