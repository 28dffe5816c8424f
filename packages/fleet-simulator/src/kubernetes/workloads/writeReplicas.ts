import { kinds } from '../objects/resourceKinds';
import { KubernetesObject } from '../objects/KubernetesObject';
import { toTimestamp } from '../objects/toTimestamp';
import { DeploymentSpec } from './deploymentSpec';
import { WorkloadContext } from './WorkloadContext';

const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
const suffix = (index: number) =>
  [7, 13, 19, 23, 29]
    .map(prime => alphabet[(index * prime + prime) % alphabet.length])
    .join('');

const controlledBy = (owner: KubernetesObject) => ({
  ownerReferences: [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid,
      controller: true,
      blockOwnerDeletion: true,
    },
  ],
});

/** Why pods do not start; undefined when they do. */
export type PodTrouble = 'ImagePullBackOff' | 'CrashLoopBackOff' | undefined;

/**
 * Makes a ReplicaSet of a Deployment have so many pods, each running or in trouble. None removes its pods
 * and leaves the empty ReplicaSet, as a rolling update does.
 */
export function writeReplicas(
  context: WorkloadContext,
  options: {
    deployment: KubernetesObject;
    spec: DeploymentSpec;
    hash: string;
    count: number;
    trouble: PodTrouble;
  },
): void {
  const { store, clock } = context;
  const { deployment, spec, hash, count, trouble } = options;
  const { namespace } = deployment.metadata;
  const name = `${deployment.metadata.name}-${hash}`;
  const labels = {
    ...spec.template.metadata.labels,
    'pod-template-hash': hash,
  };
  const existing = store.get(kinds.replicaSet, { namespace, name });
  const ready = trouble ? 0 : count;
  const generation = existing?.metadata.generation ?? 1;
  const isScaled = existing && existing.spec?.replicas !== count;
  const replicaSet = store.write(kinds.replicaSet, {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: existing?.metadata ?? {
      name,
      namespace,
      labels,
      ...controlledBy(deployment),
    },
    spec: {
      replicas: count,
      selector: { ...spec.selector },
      template: existing?.spec?.template ?? spec.template,
    },
    status: {
      replicas: count,
      ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
      observedGeneration: isScaled ? generation + 1 : generation,
    },
  });
  const podNames = Array.from(
    { length: count },
    (_, index) => `${name}-${suffix(index)}`,
  );
  for (const pod of store.list(kinds.pod, namespace)) {
    const isOurs = pod.metadata.name.startsWith(`${name}-`);
    if (isOurs && !podNames.includes(pod.metadata.name))
      store.remove(kinds.pod, pod.metadata);
  }
  for (const podName of podNames) {
    const key = { namespace, name: podName };
    const pod = store.get(kinds.pod, key);
    const metadata = { ...key, labels, ...controlledBy(replicaSet) };
    store.write(kinds.pod, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: pod?.metadata ?? metadata,
      spec: pod?.spec ?? { ...spec.template.spec },
      status: createPodStatus(spec, { trouble, now: clock.now(), before: pod }),
    });
  }
}

function createPodStatus(
  spec: DeploymentSpec,
  options: { trouble: PodTrouble; now: Date; before?: KubernetesObject },
) {
  const { trouble, now, before } = options;
  const phase = trouble === 'ImagePullBackOff' ? 'Pending' : 'Running';
  const startTime = before?.status?.startTime ?? toTimestamp(now);
  return {
    phase,
    conditions: [
      { type: 'Ready', status: trouble ? 'False' : 'True' },
      { type: 'ContainersReady', status: trouble ? 'False' : 'True' },
    ],
    startTime,
    containerStatuses: spec.template.spec.containers.map(({ name, image }) => ({
      name,
      image,
      imageID: '',
      ready: !trouble,
      started: !trouble,
      restartCount: trouble === 'CrashLoopBackOff' ? 3 : 0,
      state: trouble
        ? { waiting: { reason: trouble, message: `Back-off: ${trouble}` } }
        : { running: { startedAt: startTime } },
    })),
  };
}
