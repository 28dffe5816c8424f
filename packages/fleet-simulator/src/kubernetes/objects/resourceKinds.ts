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
  externalSecret: custom('external-secrets.io', 'v1')(
    'ExternalSecret',
    'externalsecrets',
    'es',
  ),
  clusterSecretStore: {
    ...custom('external-secrets.io', 'v1')(
      'ClusterSecretStore',
      'clustersecretstores',
      'css',
    ),
    namespaced: false,
  },
  imageRepository: image('ImageRepository', 'imagerepositories', 'imgrepo'),
  imagePolicy: image('ImagePolicy', 'imagepolicies', 'imgpol'),
  imageUpdateAutomation: image(
    'ImageUpdateAutomation',
    'imageupdateautomations',
    'iua',
    'imgauto',
  ),
  job: builtIn('batch', true)('Job', 'jobs'),
  autoscaler: {
    ...builtIn('autoscaling', false)(
      'HorizontalPodAutoscaler',
      'horizontalpodautoscalers',
      'hpa',
    ),
    version: 'v2',
  },
  ingress: builtIn('networking.k8s.io', true)('Ingress', 'ingresses', 'ing'),
  httpRoute: custom('gateway.networking.k8s.io', 'v1')(
    'HTTPRoute',
    'httproutes',
  ),
  rollout: custom('argoproj.io', 'v1alpha1')('Rollout', 'rollouts', 'ro'),
  analysisRun: custom('argoproj.io', 'v1alpha1')(
    'AnalysisRun',
    'analysisruns',
    'ar',
  ),
  prometheusRule: custom('monitoring.coreos.com', 'v1')(
    'PrometheusRule',
    'prometheusrules',
    'promrule',
  ),
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
];

/** What is installed on a cluster beside what all have. */
export type ServedKinds = {
  /** Flux itself; true without it. */
  flux?: boolean;
  fluxOperator?: boolean;
  /** Argo Rollouts. */
  rollouts?: boolean;
};

/** The kinds an API server serves: those of Flux, Flux Operator and Argo Rollouts only where they are installed. */
export function listServedKinds({
  flux = true,
  fluxOperator = false,
  rollouts = false,
}: ServedKinds = {}): ResourceKind[] {
  return resourceKinds.filter(kind => {
    if (kind === kinds.resourceSet) return fluxOperator;
    if (kind.group === kinds.rollout.group) return rollouts;
    return flux || !kind.group.endsWith('.toolkit.fluxcd.io');
  });
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
