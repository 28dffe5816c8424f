import { LoggerService } from '@backstage/backend-plugin-api';
import { Engine, toPublicText } from '@backstage-gitops/plugin-gitops-common';
import { toEngineError } from '@backstage-gitops/plugin-gitops-node';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { EngineCallError } from './EngineCallError';
import { toOwnSentence } from './toOwnSentence';

/** Those an engine may throw with a sentence for people; the seam says when. */
const spoken: Record<string, new (message: string) => Error> = {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
};
/** Nobody needs to look into these. */
const expected = ['EngineError', 'TimeoutError', 'AbortError'];

/**
 * What a caller is told of an engine's failure: a sentence that is ours or that the engine module wrote
 * for people, made anew without a cause. What nobody expected is told in the log only.
 *
 * @returns 404, 400, 409 or 403 where the engine module says so, else 503
 */
export function toEngineCallError(
  thrown: unknown,
  { type, name }: Engine,
  logger: Pick<LoggerService, 'warn'>,
): Error {
  if (thrown instanceof EngineCallError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error();
  const Spoken = Object.hasOwn(spoken, error.name) && spoken[error.name];
  if (Spoken) return new Spoken(toPublicText(toOwnSentence(error)));
  if (!expected.includes(error.name)) {
    logger.warn(`Engine ${type} ${name} threw ${thrown}`, {
      engineType: type,
      engineName: name,
    });
  }
  const { code, message, retryAfterMs } = toEngineError(
    thrown,
    `Engine ${type} ${name}`,
  );
  if (code === 'NotFound') return new NotFoundError(toPublicText(message));
  return new EngineCallError(toPublicText(message), {
    statusCode: 503,
    ...(retryAfterMs !== undefined && {
      retryAfterSeconds: Math.ceil(retryAfterMs / 1_000),
    }),
  });
}
