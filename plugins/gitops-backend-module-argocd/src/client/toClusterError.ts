import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { toClusterFailure } from './toClusterFailure';

/** How Argo CD begins what its read of a cluster ended with, not what it did before. */
const OF_CLUSTER =
  /error (?:getting resource|getting application cluster config|listing resource events)\b/;

/**
 * Names the cluster where a read of it through Argo CD failed because of it, instead of blaming Argo CD.
 *
 * @param error - what the read threw
 * @param options - `subject`: who was asked, at the start of a sentence; `cluster`: its name
 */
export function toClusterError(
  error: unknown,
  options: { subject: string; cluster: string },
): unknown {
  if (!(error instanceof EngineError)) return error;
  const { subject, cluster } = options;
  if (error.code === 'TimedOut' && error.status === undefined) {
    return new EngineError({
      code: 'TimedOut',
      message: `${subject} did not answer in time when asked about the cluster ${cluster}.`,
      cause: error,
    });
  }
  const text = error.cause instanceof Error ? error.cause.message : '';
  if ((error.status ?? 0) < 500 || !OF_CLUSTER.test(text)) return error;
  const { code, reason } = toClusterFailure(text);
  return new EngineError({
    code,
    status: error.status,
    message: `The cluster ${cluster} cannot be read through ${subject}: ${reason}.`,
    cause: error,
  });
}
