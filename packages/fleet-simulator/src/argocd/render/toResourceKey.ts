import { DesiredResource } from './DesiredState';

/** What makes two resources of one cluster the same. */
export function toResourceKey({
  group,
  kind,
  namespace,
  name,
}: Pick<DesiredResource, 'group' | 'kind' | 'namespace' | 'name'>): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}
