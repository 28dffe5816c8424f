/**
 * An engine could not answer a raw read. Backstage's error handler takes the status from it, and shows all
 * of its fields: it therefore has no cause and nothing of what the engine said.
 */
export class RawReadError extends Error {
  override readonly name = 'RawReadError';
  /** HTTP status of our answer. */
  readonly statusCode: number;
  /** Whole seconds after which it may be tried again, when the engine said so. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: { statusCode: number; retryAfterSeconds?: number },
  ) {
    super(message);
    this.statusCode = options.statusCode;
    if (options.retryAfterSeconds !== undefined) {
      this.retryAfterSeconds = options.retryAfterSeconds;
    }
  }
}
