import { gzipSync } from 'node:zlib';
import { ClusterObject, LoopbackCluster } from './LoopbackCluster';

/** Everything that the scene of {@link createCheckout} is served with. */
const served: Record<string, Record<string, string>> = {
  'kustomize.toolkit.fluxcd.io/v1': { Kustomization: 'kustomizations' },
  'helm.toolkit.fluxcd.io/v2': { HelmRelease: 'helmreleases' },
  'source.toolkit.fluxcd.io/v1': {
    GitRepository: 'gitrepositories',
    HelmChart: 'helmcharts',
  },
  'image.toolkit.fluxcd.io/v1': {
    ImagePolicy: 'imagepolicies',
    ImageRepository: 'imagerepositories',
    ImageUpdateAutomation: 'imageupdateautomations',
  },
  v1: {
    Pod: 'pods',
    Service: 'services',
    Secret: 'secrets',
    ConfigMap: 'configmaps',
    Event: 'events',
    Namespace: 'namespaces',
    PersistentVolumeClaim: 'persistentvolumeclaims',
  },
  'apps/v1': {
    Deployment: 'deployments',
    ReplicaSet: 'replicasets',
    StatefulSet: 'statefulsets',
    DaemonSet: 'daemonsets',
  },
  'batch/v1': { Job: 'jobs', CronJob: 'cronjobs' },
  'networking.k8s.io/v1': { Ingress: 'ingresses' },
  'external-secrets.io/v1': { ExternalSecret: 'externalsecrets' },
  'argoproj.io/v1alpha1': { Rollout: 'rollouts', AnalysisRun: 'analysisruns' },
  'example.com/v1': { Widget: 'widgets', ClusterWidget: 'clusterwidgets' },
};

/** Serves all kinds of the scene. */
export function serveKinds(cluster: LoopbackCluster): void {
  Object.entries(served).forEach(([groupVersion, kinds]) =>
    cluster.serve(groupVersion, kinds),
  );
}

const labels = { app: 'checkout-api' };
const owner = (
  kind: string,
  name: string,
  uid: string,
  apiVersion = 'apps/v1',
) => ({
  ownerReferences: [{ apiVersion, kind, name, uid, controller: true }],
});

/** A Deployment of two pods, its ReplicaSets and Pods, in namespace `shop`. */
export function createWorkloadObjects(): ClusterObject[] {
  const pod = (name: string, status: object): ClusterObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      labels,
      ...owner('ReplicaSet', 'checkout-api-2', 'uid-rs-2'),
    },
    spec: {
      nodeName: 'node-1',
      containers: [{ name: 'app', image: 'ghcr.io/org/checkout-api:1.4.2' }],
    },
    status,
  });
  const replicaSet = (revision: string, replicas: number): ClusterObject => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `checkout-api-${revision}`,
      namespace: 'shop',
      uid: `uid-rs-${revision}`,
      labels,
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ...owner('Deployment', 'checkout-api', 'uid-deployment'),
    },
    spec: { replicas, selector: { matchLabels: labels } },
    status: {
      replicas,
      readyReplicas: Math.min(1, replicas),
      observedGeneration: 1,
    },
  });
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'checkout-api',
        namespace: 'shop',
        uid: 'uid-deployment',
        generation: 1,
        annotations: { 'deployment.kubernetes.io/revision': '2' },
      },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          spec: {
            containers: [{ image: 'ghcr.io/org/checkout-api:1.4.2' }],
          },
        },
      },
      status: {
        observedGeneration: 1,
        replicas: 2,
        updatedReplicas: 2,
        readyReplicas: 1,
        conditions: [
          {
            type: 'Available',
            status: 'False',
            reason: 'MinimumReplicasUnavailable',
            message: 'Deployment does not have minimum availability.',
          },
        ],
      },
    },
    replicaSet('1', 0),
    replicaSet('2', 2),
    pod('checkout-api-2-good', {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          ready: true,
          restartCount: 0,
          state: { running: {} },
        },
      ],
    }),
    pod('checkout-api-2-bad', {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          restartCount: 7,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
        },
      ],
    }),
    // Selected by the same labels, and somebody else's.
    {
      ...pod('stranger', { phase: 'Running', containerStatuses: [] }),
      metadata: {
        name: 'stranger',
        namespace: 'shop',
        uid: 'uid-stranger',
        labels,
        ...owner('ReplicaSet', 'other', 'uid-other'),
      },
    },
  ];
}

/** Kustomization `checkout-api` with an inventory. */
export function createAppliedKustomization(
  ids: { id: string; v: string }[],
  parts: { spec?: object; status?: object } = {},
): ClusterObject {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'checkout-api', namespace: 'flux-system', generation: 1 },
    spec: {
      prune: true,
      path: './apps/checkout-api',
      sourceRef: { kind: 'GitRepository', name: 'platform-gitops' },
      ...parts.spec,
    },
    status: {
      observedGeneration: 1,
      lastAppliedRevision: 'main@sha1:1111111111111111111111111111111111111111',
      inventory: { entries: ids },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'ReconciliationSucceeded',
          message: 'Applied',
          lastTransitionTime: '2026-11-23T01:00:00Z',
        },
      ],
      ...parts.status,
    },
  };
}

/** The Secret in which Helm keeps revision 3 of release `checkout-api`. */
export function createReleaseSecret(manifest: string): ClusterObject {
  const release = {
    name: 'checkout-api',
    namespace: 'shop',
    version: 3,
    manifest,
    config: { password: 'hunter2' },
    chart: { files: [{ data: 'aHVudGVyMg==' }] },
  };
  const inner = gzipSync(JSON.stringify(release)).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'sh.helm.release.v1.checkout-api.v3', namespace: 'shop' },
    data: { release: Buffer.from(inner).toString('base64') },
  };
}

/** HelmRelease `checkout-api`, deployed into `shop` at revision 3. */
export function createDeployedRelease(
  parts: { spec?: object; status?: object } = {},
): ClusterObject {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'checkout-api', namespace: 'flux-system', generation: 1 },
    spec: {
      releaseName: 'checkout-api',
      targetNamespace: 'shop',
      chart: {
        spec: {
          chart: './charts/checkout-api',
          sourceRef: { kind: 'GitRepository', name: 'platform-gitops' },
        },
      },
      ...parts.spec,
    },
    status: {
      observedGeneration: 1,
      storageNamespace: 'shop',
      helmChart: 'flux-system/flux-system-checkout-api',
      history: [
        {
          name: 'checkout-api',
          namespace: 'shop',
          version: 3,
          status: 'deployed',
          chartName: 'checkout-api',
          chartVersion: '0.1.0',
          appVersion: '1.4.2',
          lastDeployed: '2026-11-23T01:00:00Z',
        },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'UpgradeSucceeded',
          message: '',
        },
      ],
      ...parts.status,
    },
  };
}
