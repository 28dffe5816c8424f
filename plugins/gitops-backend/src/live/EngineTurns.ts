import { EngineCallError } from '../service/EngineCallError';

/**
 * So many at once and engine; who comes later waits for a turn, first come first served. A page of
 * somebody's making must not keep an engine busy that observes for everyone.
 */
export class EngineTurns {
  readonly #mostAtOnce: number;
  readonly #mostWaiting: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(options: { mostAtOnce: number; mostWaiting: number }) {
    this.#mostAtOnce = options.mostAtOnce;
    this.#mostWaiting = options.mostWaiting;
  }

  /**
   * Runs when it is its turn.
   *
   * @throws EngineCallError, 503, when too many wait; the signal's reason when it aborts before the turn
   */
  async run<T>(
    engine: string,
    work: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    await this.#takeTurn(engine, signal);
    try {
      return await work();
    } finally {
      this.#passTurn(engine);
    }
  }

  async #takeTurn(engine: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const running = this.#running.get(engine) ?? 0;
    if (running < this.#mostAtOnce) {
      this.#running.set(engine, running + 1);
      return;
    }
    const waiting = this.#waiting.get(engine) ?? [];
    this.#waiting.set(engine, waiting);
    if (waiting.length >= this.#mostWaiting) {
      throw new EngineCallError(
        'Too much is asked of this engine now: try again in a few seconds',
        { statusCode: 503, retryAfterSeconds: 5 },
      );
    }
    await new Promise<void>((resolve, reject) => {
      function take() {
        signal.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        waiting.splice(waiting.indexOf(take), 1);
        reject(signal.reason);
      }
      waiting.push(take);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** To who waits longest; the number of those that run stays. */
  #passTurn(engine: string): void {
    const next = this.#waiting.get(engine)?.shift();
    if (next) next();
    else this.#running.set(engine, (this.#running.get(engine) ?? 1) - 1);
  }
}
