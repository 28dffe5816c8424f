import {
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineCallError } from '../service/EngineCallError';

/** Why an engine is `Stale` when asking it would be waiting for nothing. */
const connectionCodes = [
  'ConnectionRefused',
  'ConnectionLost',
  'HostNotFound',
  'TimedOut',
];

/**
 * Names what is known to be dead before anyone waits for it.
 *
 * @param options.needsCluster - the answer comes from the cluster, not from the engine's own object
 * @throws EngineCallError, 503, with since when
 */
export function expectReachable(
  { cluster, clusterReachable }: Deployment,
  options: { state: EngineState | undefined; needsCluster: boolean },
): void {
  const { state, needsCluster } = options;
  if (
    state?.state === 'Stale' &&
    connectionCodes.includes(state.error?.code ?? '')
  ) {
    throw toError(state.error?.message ?? 'The engine does not answer.', state);
  }
  if (needsCluster && clusterReachable?.ok === false) {
    throw toError(
      clusterReachable.error?.message ??
        `Cluster ${cluster.name} does not answer.`,
      clusterReachable,
    );
  }
}

function toError(sentence: string, { since }: { since: string }) {
  return new EngineCallError(
    `${sentence.replace(/\.?$/, '.')} This has been so since ${toPeoplesTime(
      since,
    )}.`,
    { statusCode: 503 },
  );
}

/** `2026-11-25 09:12 UTC`: a server does not know where its reader lives. */
function toPeoplesTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
