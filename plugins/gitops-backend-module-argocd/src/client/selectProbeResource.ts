import { internText } from './internText';

/** A resource by its address in its cluster. */
export type LiveResource = {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
};

/**
 * Kinds of the core that are small and stay, best first. Any other is better than none, but one of a
 * custom kind needs one more call of Argo CD to the cluster, and a Secret is never read.
 */
const PREFERRED = ['Service', 'ServiceAccount', 'ConfigMap', 'Namespace'];

/**
 * The resource to read when somebody wants to know whether the cluster answers: one that Argo CD has seen
 * there.
 *
 * @param resources - `status.resources` as on the wire
 */
export function selectProbeResource(
  resources: readonly Record<string, unknown>[],
): LiveResource | undefined {
  let best: Record<string, unknown> | undefined;
  let bestRank = Infinity;
  for (const resource of resources) {
    const rank = toRank(resource);
    if (rank < bestRank) [best, bestRank] = [resource, rank];
  }
  if (!best) return undefined;
  return {
    group: toText(best.group),
    version: toText(best.version),
    kind: toText(best.kind),
    namespace: toText(best.namespace),
    name: toText(best.name),
  };
}

function toRank(resource: Record<string, unknown>): number {
  const { kind, group, name, version, status, hook, health } = resource;
  if (kind === 'Secret' || hook === true || !name || !version) return Infinity;
  const isMissing =
    typeof health === 'object' &&
    health !== null &&
    'status' in health &&
    health.status === 'Missing';
  if (isMissing) return Infinity;
  const preferred = group ? -1 : PREFERRED.indexOf(toText(kind));
  // What differs from Git may also be absent; Synced is there.
  return (
    (preferred < 0 ? PREFERRED.length : preferred) +
    (status === 'Synced' ? 0 : 10)
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? internText(value) : '';
}
