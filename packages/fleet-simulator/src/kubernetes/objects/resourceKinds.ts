import { ResourceKind, toApiVersion } from './ResourceKind';

const custom =
  (group: string, version: string) =>
  (kind: string, plural: string, ...shortNames: string[]): ResourceKind => ({
    group,
    version,
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames,
    namespaced: true,
    custom: true,
    counted: true,
  });

const builtIn =
  (group: string, counted: boolean) =>
  (kind: string, plural: string, ...shortNames: string[]): ResourceKind => ({
    ...custom(group, 'v1')(kind, plural, ...shortNames),
    custom: false,
    counted,
  });

const source = custom('source.toolkit.fluxcd.io', 'v1');
const image = custom('image.toolkit.fluxcd.io', 'v1');
const apps = builtIn('apps', true);
const core = builtIn('', false);

/** Kinds that the controllers here work with. */
export const kinds = {
  gitRepository: source('GitRepository', 'gitrepositories', 'gitrepo'),
  helmChart: source('HelmChart', 'helmcharts', 'hc'),
  kustomization: custom('kustomize.toolkit.fluxcd.io', 'v1')(
    'Kustomization',
    'kustomizations',
    'ks',
  ),
  helmRelease: custom('helm.toolkit.fluxcd.io', 'v2')(
    'HelmRelease',
    'helmreleases',
    'hr',
  ),
  deployment: apps('Deployment', 'deployments', 'deploy'),
  replicaSet: apps('ReplicaSet', 'replicasets', 'rs'),
  namespace: {
    ...core('Namespace', 'namespaces', 'ns'),
    namespaced: false,
  },
  service: core('Service', 'services', 'svc'),
  configMap: core('ConfigMap', 'configmaps', 'cm'),
  secret: core('Secret', 'secrets'),
  pod: core('Pod', 'pods', 'po'),
  event: core('Event', 'events', 'ev'),
  resourceSet: custom('fluxcd.controlplane.io', 'v1')(
    'ResourceSet',
    'resourcesets',
    'rset',
  ),
} satisfies Record<string, ResourceKind>;

/** Everything the API server serves. What no controller here works with can be stored and listed. */
export const resourceKinds: ResourceKind[] = [
  ...Object.values(kinds),
  core('ServiceAccount', 'serviceaccounts', 'sa'),
  apps('StatefulSet', 'statefulsets', 'sts'),
  apps('DaemonSet', 'daemonsets', 'ds'),
  source('HelmRepository', 'helmrepositories', 'helmrepo'),
  source('OCIRepository', 'ocirepositories', 'ocirepo'),
  source('Bucket', 'buckets'),
  source('ExternalArtifact', 'externalartifacts', 'ea'),
  image('ImageRepository', 'imagerepositories', 'imgrepo'),
  image('ImagePolicy', 'imagepolicies', 'imgpol'),
  image('ImageUpdateAutomation', 'imageupdateautomations', 'iua', 'imgauto'),
];

/** The kinds an API server serves: those of Flux Operator only where that is installed. */
export function listServedKinds(options: {
  fluxOperator: boolean;
}): ResourceKind[] {
  return resourceKinds.filter(
    kind => kind !== kinds.resourceSet || options.fluxOperator,
  );
}

/** The served kind of an object, undefined when its definition is not installed. */
export function findResourceKind(
  apiVersion: string,
  kind: string,
): ResourceKind | undefined {
  return resourceKinds.find(
    known => known.kind === kind && toApiVersion(known) === apiVersion,
  );
}
