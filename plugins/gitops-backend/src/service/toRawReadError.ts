import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { InputError, NotFoundError } from '@backstage/errors';
import { RawReadError } from './RawReadError';

/** What a caller of the raw proxy is told of an engine's failure: our sentence, never the engine's. */
export function toRawReadError(failure: EngineError): Error {
  const { code, message, retryAfterMs, status } = failure;
  if (code === 'NotFound') return new NotFoundError(message);
  if (status === 400 || status === 422) return new InputError(message);
  if (code === 'TimedOut')
    return new RawReadError(message, { statusCode: 504 });
  if (code === 'RateLimited') {
    return new RawReadError(message, {
      statusCode: 429,
      ...(retryAfterMs !== undefined && {
        retryAfterSeconds: Math.ceil(retryAfterMs / 1_000),
      }),
    });
  }
  // That our account is refused is not the caller's fault, so it is neither 401 nor 403.
  return new RawReadError(message, { statusCode: 502 });
}
