import { FollowedKind } from './FollowedKind';

/** What identifies an object within its cluster: its kind, of workloads the plural, namespace and name. */
export function toObjectKey(
  { kind, resource }: FollowedKind,
  { namespace, name }: { namespace: string; name: string },
): string {
  return `${kind === 'Workload' ? resource.plural : kind}/${namespace}/${name}`;
}
