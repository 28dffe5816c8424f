import { Deployment } from '@backstage-gitops/plugin-gitops-common';

const UNREACHABLE =
  /failed to get server groups|connection refused|no such host|no route to host|i\/o timeout|TLS handshake timeout/;

/**
 * Whether the target of a kubeconfig answers, as far as its failing reconciles tell: Flux has no other
 * word for it.
 */
export function deriveReachability(
  operation: Deployment['operation'],
  previous: Deployment['clusterReachable'],
): Deployment['clusterReachable'] {
  if (!operation?.finishedAt) return previous;
  const ok = !(
    operation.phase === 'Failed' && UNREACHABLE.test(operation.message ?? '')
  );
  return previous?.ok === ok ? previous : { ok, since: operation.finishedAt };
}
