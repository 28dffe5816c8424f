/**
 * An engine could not do what it was asked. Backstage's error handler takes the status from it, and shows
 * all of its fields: it therefore has no cause and nothing of what the engine said.
 */
export class EngineCallError extends Error {
  override readonly name: string;
  /** HTTP status of our answer. */
  readonly statusCode: number;
  /** Whole seconds after which it may be tried again, where that is known. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: { statusCode: number; retryAfterSeconds?: number },
  ) {
    super(message);
    this.name =
      options.statusCode === 503
        ? 'ServiceUnavailableError'
        : 'EngineCallError';
    this.statusCode = options.statusCode;
    if (options.retryAfterSeconds !== undefined) {
      this.retryAfterSeconds = options.retryAfterSeconds;
    }
  }
}
