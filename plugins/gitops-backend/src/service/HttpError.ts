/** A refusal that `@backstage/errors` has no class for. Backstage's error handler takes the status from it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly statusCode: number;
  /** Whole seconds after which it may be tried again. */
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
