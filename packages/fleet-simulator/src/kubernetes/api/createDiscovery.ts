import { JsonObject } from '../objects/KubernetesObject';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { listServedKinds } from '../objects/resourceKinds';

const verbs = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

const versionsOf = (served: ResourceKind[], group: string) => [
  ...new Set(
    served.filter(kind => kind.group === group).map(({ version }) => version),
  ),
];

const kindsOf = (
  served: ResourceKind[],
  { group, version }: { group: string; version: string },
) => served.filter(kind => kind.group === group && kind.version === version);

function createGroup(served: ResourceKind[], group: string): JsonObject {
  const versions = versionsOf(served, group).map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function createAggregatedGroup(all: ResourceKind[], group: string): JsonObject {
  const toResource = (kind: ResourceKind) => ({
    resource: kind.plural,
    responseKind: {
      group: kind.custom ? kind.group : '',
      version: kind.custom ? kind.version : '',
      kind: kind.kind,
    },
    scope: kind.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.singular,
    verbs,
    ...(kind.shortNames.length ? { shortNames: kind.shortNames } : {}),
  });
  return {
    metadata: group ? { name: group } : {},
    versions: versionsOf(all, group).map(version => ({
      version,
      resources: kindsOf(all, { group, version }).map(toResource),
      freshness: 'Current',
    })),
  };
}

/**
 * What `/api…` and `/apis…` answer when they ask which kinds there are.
 *
 * @param options - `aggregated`: everything in one answer, as newer clients ask by Accept
 * @returns undefined for a group or version that is not there
 */
export function createDiscovery(
  path: string,
  options: { aggregated: boolean; served?: ResourceKind[] },
): JsonObject | undefined {
  const { served: all = listServedKinds() } = options;
  const groups = [...new Set(all.map(({ group }) => group).filter(Boolean))];
  const [, root, first, second] = path.split('/');
  if (first === undefined && options.aggregated)
    return {
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
      metadata: {},
      items: (root === 'api' ? [''] : groups).map(group =>
        createAggregatedGroup(all, group),
      ),
    };
  if (first === undefined)
    return root === 'api'
      ? { kind: 'APIVersions', versions: ['v1'] }
      : {
          kind: 'APIGroupList',
          apiVersion: 'v1',
          groups: groups.map(group => createGroup(all, group)),
        };
  if (root === 'apis' && second === undefined)
    return groups.includes(first)
      ? { kind: 'APIGroup', apiVersion: 'v1', ...createGroup(all, first) }
      : undefined;
  const [group, version] = root === 'api' ? ['', first] : [first, second];
  const served = kindsOf(all, { group, version });
  if (!served.length) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: toApiVersion({ group, version }),
    resources: served.map(kind => ({
      name: kind.plural,
      singularName: kind.singular,
      namespaced: kind.namespaced,
      kind: kind.kind,
      verbs,
      ...(kind.shortNames.length ? { shortNames: kind.shortNames } : {}),
    })),
  };
}
