/** A path that may be read: its segments, `{…}` for what {@link pathVariables} allows there. */
export type AllowedPath = {
  path: string;
  /** A list, which takes the query of one. */
  isList: boolean;
};

const list = (path: string): AllowedPath => ({ path, isList: true });
const single = (path: string): AllowedPath => ({ path, isList: false });

/** Everything of an API server that may be read through the proxy. Nothing else may, whatever its verb. */
export const allowedPaths: readonly AllowedPath[] = [
  single('/version'),
  single('/apis'),
  single('/apis/{fluxGroup}'),
  single('/apis/{fluxGroup}/{version}'),
  list('/apis/{fluxGroup}/{version}/{fluxPlural}'),
  list('/apis/{fluxGroup}/{version}/namespaces/{name}/{fluxPlural}'),
  single('/apis/{fluxGroup}/{version}/namespaces/{name}/{fluxPlural}/{name}'),
  list('/apis/apps/v1/{workloadPlural}'),
  list('/apis/apps/v1/namespaces/{name}/{workloadPlural}'),
  single('/apis/apps/v1/namespaces/{name}/{workloadPlural}/{name}'),
  list('/api/v1/pods'),
  list('/api/v1/namespaces/{name}/pods'),
  single('/api/v1/namespaces/{name}/pods/{name}'),
  list('/api/v1/events'),
  list('/api/v1/namespaces/{name}/events'),
  single('/api/v1/namespaces/{name}/events/{name}'),
];

/**
 * Kinds of Flux by group. Those of notification-controller are left out: the path of a Receiver and the
 * address of a Provider are secrets.
 */
export const rawFluxKinds: Readonly<Record<string, readonly string[]>> = {
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'helm.toolkit.fluxcd.io': ['helmreleases'],
  'source.toolkit.fluxcd.io': [
    'gitrepositories',
    'ocirepositories',
    'helmrepositories',
    'helmcharts',
    'buckets',
    'externalartifacts',
  ],
  'image.toolkit.fluxcd.io': [
    'imagerepositories',
    'imagepolicies',
    'imageupdateautomations',
  ],
  'fluxcd.controlplane.io': [
    'fluxinstances',
    'fluxreports',
    'resourcesets',
    'resourcesetinputproviders',
  ],
};

/** What may stand in the place of each variable. */
export const pathVariables: Readonly<Record<string, RegExp>> = {
  fluxGroup: toAlternatives(Object.keys(rawFluxKinds)),
  fluxPlural: toAlternatives(Object.values(rawFluxKinds).flat()),
  workloadPlural: toAlternatives([
    'deployments',
    'statefulsets',
    'daemonsets',
    'replicasets',
  ]),
  version: /^v[1-9]\d{0,2}((alpha|beta)[1-9]\d{0,2})?$/,
  name: /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
};

/** Keys of the query of a list, and what each may be. */
export const allowedQuery: Readonly<Record<string, RegExp>> = {
  limit: /^([1-9]\d?|[1-4]\d\d|500)$/,
  continue: /^[\w.=+/-]{1,2048}$/,
  labelSelector: /^[\w .,=!()/-]{1,1024}$/,
  fieldSelector: /^[\w .,=!/-]{1,1024}$/,
};

function toAlternatives(words: readonly string[]): RegExp {
  return new RegExp(
    `^(${words.map(word => word.replace(/\./g, '\\.')).join('|')})$`,
  );
}
