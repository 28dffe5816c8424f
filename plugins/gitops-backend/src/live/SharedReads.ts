type SharedRead<T> = {
  answer: Promise<T>;
  abort: AbortController;
  /** How many wait for it. */
  callers: number;
  isDone: boolean;
};

/**
 * Who asks the same at the same time, or shortly after, gets one answer.
 *
 * @remarks What it promises:
 *
 * - while a read runs, and for `keepMs` after it was answered, another of the same key begins none
 * - one that failed is told to all who wait for it, and forgotten
 * - a caller who leaves is let go at once and disturbs nobody; when the last one left, the read is aborted
 * - a caller never sees the abort of another
 */
export class SharedReads<T> {
  readonly #reads = new Map<string, SharedRead<T>>();
  readonly #keepMs: number;
  readonly #sleep: (ms: number) => Promise<void>;

  /** @param options.keepMs - milliseconds an answer is kept */
  constructor(options: {
    keepMs: number;
    sleep: (ms: number) => Promise<void>;
  }) {
    this.#keepMs = options.keepMs;
    this.#sleep = options.sleep;
  }

  /** Whether asking now would begin a read. */
  isNew(key: string): boolean {
    return !this.#reads.has(key);
  }

  /**
   * @param read - begins one; ends when its signal aborts
   * @param caller - aborts when the caller leaves
   */
  async get(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
    caller: AbortSignal,
  ): Promise<T> {
    caller.throwIfAborted();
    const shared = this.#reads.get(key) ?? this.#begin(key, read);
    shared.callers += 1;
    try {
      return await untilLeft(shared.answer, caller);
    } finally {
      shared.callers -= 1;
      if (shared.callers === 0 && !shared.isDone) {
        this.#forget(key, shared);
        shared.abort.abort();
      }
    }
  }

  #begin(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): SharedRead<T> {
    const abort = new AbortController();
    const shared: SharedRead<T> = {
      answer: read(abort.signal),
      abort,
      callers: 0,
      isDone: false,
    };
    this.#reads.set(key, shared);
    shared.answer.then(
      async () => {
        shared.isDone = true;
        await this.#sleep(this.#keepMs);
        this.#forget(key, shared);
      },
      () => {
        shared.isDone = true;
        this.#forget(key, shared);
      },
    );
    return shared;
  }

  #forget(key: string, shared: SharedRead<T>): void {
    if (this.#reads.get(key) === shared) this.#reads.delete(key);
  }
}

function untilLeft<T>(answer: Promise<T>, caller: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(caller.reason);
    caller.addEventListener('abort', leave, { once: true });
    answer
      .then(resolve, reject)
      .finally(() => caller.removeEventListener('abort', leave));
  });
}
