import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { EngineCallError } from '../service/EngineCallError';
import { HttpError } from '../service/HttpError';
import { RawReadError } from '../service/RawReadError';
import { toOwnSentence } from '../service/toOwnSentence';

/** What we throw with a sentence for the caller. */
const spoken: Record<string, new (message: string) => Error> = {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
};

/**
 * Lets through only errors that were written for the caller, and of them only the sentence: Backstage's
 * error handler shows all fields of an error and of its causes. Whatever else was thrown is for the log.
 */
export function protectErrors(
  logger: Pick<LoggerService, 'error'>,
): ErrorRequestHandler {
  return (thrown, request, response, next) => {
    const error = toError(thrown);
    if (
      error instanceof EngineCallError ||
      error instanceof HttpError ||
      error instanceof RawReadError
    ) {
      if (error.retryAfterSeconds !== undefined && !response.headersSent) {
        response.setHeader('retry-after', String(error.retryAfterSeconds));
      }
      next(error);
      return;
    }
    if (Object.hasOwn(spoken, error.name)) {
      next(new spoken[error.name](toOwnSentence(error)));
      return;
    }
    const { status, type } = error as { status?: unknown; type?: unknown };
    // Of the HTTP framework: a path segment that cannot be decoded.
    if (error.name === 'URIError' && status === 400) {
      next(new InputError('The path is not percent-encoded UTF-8'));
      return;
    }
    // And a body that is no JSON, or too large.
    if (
      typeof status === 'number' &&
      status < 500 &&
      typeof type === 'string'
    ) {
      next(new HttpError(toSentence(type), { statusCode: status }));
      return;
    }
    const route: unknown = request.route?.path;
    logger.error(`${request.method} ${route ?? 'unknown route'} failed`, error);
    next(
      new Error('Something went wrong here; the log of the backend says what'),
    );
  };
}

function toSentence(type: string): string {
  switch (type) {
    case 'entity.parse.failed':
      return 'The body is no JSON';
    case 'entity.too.large':
      return 'The body is too large';
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return 'The body has to be JSON in UTF-8, not compressed';
    default:
      return 'The body cannot be read';
  }
}
