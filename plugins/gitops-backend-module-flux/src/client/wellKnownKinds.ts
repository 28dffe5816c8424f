type WellKnownKind = { plural: string; isNamespaced: boolean };

/** `Kind plural` of each group, of what lives in namespaces. */
const inNamespaces: Readonly<Record<string, readonly string[]>> = {
  '': [
    'Pod pods',
    'Service services',
    'ConfigMap configmaps',
    'Secret secrets',
    'ServiceAccount serviceaccounts',
    'PersistentVolumeClaim persistentvolumeclaims',
    'Endpoints endpoints',
    'LimitRange limitranges',
    'ResourceQuota resourcequotas',
    'Event events',
    'ReplicationController replicationcontrollers',
  ],
  apps: [
    'Deployment deployments',
    'StatefulSet statefulsets',
    'DaemonSet daemonsets',
    'ReplicaSet replicasets',
  ],
  batch: ['Job jobs', 'CronJob cronjobs'],
  autoscaling: ['HorizontalPodAutoscaler horizontalpodautoscalers'],
  policy: ['PodDisruptionBudget poddisruptionbudgets'],
  'networking.k8s.io': ['Ingress ingresses', 'NetworkPolicy networkpolicies'],
  'rbac.authorization.k8s.io': ['Role roles', 'RoleBinding rolebindings'],
  'gateway.networking.k8s.io': ['HTTPRoute httproutes', 'Gateway gateways'],
  'argoproj.io': [
    'Rollout rollouts',
    'AnalysisRun analysisruns',
    'AnalysisTemplate analysistemplates',
  ],
  'external-secrets.io': [
    'ExternalSecret externalsecrets',
    'SecretStore secretstores',
  ],
  'monitoring.coreos.com': [
    'ServiceMonitor servicemonitors',
    'PodMonitor podmonitors',
    'PrometheusRule prometheusrules',
  ],
  'cert-manager.io': ['Certificate certificates', 'Issuer issuers'],
  'kustomize.toolkit.fluxcd.io': ['Kustomization kustomizations'],
  'helm.toolkit.fluxcd.io': ['HelmRelease helmreleases'],
  'source.toolkit.fluxcd.io': [
    'GitRepository gitrepositories',
    'OCIRepository ocirepositories',
    'HelmRepository helmrepositories',
    'HelmChart helmcharts',
    'Bucket buckets',
    'ExternalArtifact externalartifacts',
  ],
  'image.toolkit.fluxcd.io': [
    'ImageRepository imagerepositories',
    'ImagePolicy imagepolicies',
    'ImageUpdateAutomation imageupdateautomations',
  ],
};

/** The same, of what belongs to the whole cluster. */
const ofCluster: Readonly<Record<string, readonly string[]>> = {
  '': ['Namespace namespaces', 'PersistentVolume persistentvolumes'],
  'rbac.authorization.k8s.io': [
    'ClusterRole clusterroles',
    'ClusterRoleBinding clusterrolebindings',
  ],
  'external-secrets.io': ['ClusterSecretStore clustersecretstores'],
  'apiextensions.k8s.io': [
    'CustomResourceDefinition customresourcedefinitions',
  ],
  'storage.k8s.io': ['StorageClass storageclasses'],
  'scheduling.k8s.io': ['PriorityClass priorityclasses'],
};

/** The kinds that Deployments usually consist of, by `<group>/<Kind>`: they need no discovery. */
export const wellKnownKinds: Readonly<Record<string, WellKnownKind>> =
  Object.fromEntries([
    ...toEntries(inNamespaces, true),
    ...toEntries(ofCluster, false),
  ]);

function toEntries(
  groups: Readonly<Record<string, readonly string[]>>,
  isNamespaced: boolean,
): [string, WellKnownKind][] {
  return Object.entries(groups).flatMap(([group, kinds]) =>
    kinds.map((pair): [string, WellKnownKind] => {
      const [kind, plural] = pair.split(' ');
      return [`${group}/${kind}`, { plural, isNamespaced }];
    }),
  );
}
