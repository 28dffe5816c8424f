import { EngineError } from '@backstage-gitops/plugin-gitops-node';

/** gRPC's words when a message exceeds what may be sent or received. */
const TOO_LARGE = /larger than max|message (?:too large|length too large)/i;

/**
 * Whether Argo CD could not answer because the answer, before it is cut to the fields we ask for, exceeds
 * its own limit of 200 MiB. It answers ResourceExhausted, which is HTTP 429, but does not mean that we ask
 * too often.
 */
export function isTooLarge(error: unknown): error is EngineError {
  return (
    error instanceof EngineError &&
    error.cause instanceof Error &&
    TOO_LARGE.test(error.cause.message)
  );
}
