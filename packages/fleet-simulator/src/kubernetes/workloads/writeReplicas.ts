import { isJsonObject } from '../../Json';
import { PodTrouble } from '../../workloads/PodState';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { toReplicaSet } from '../../workloads/toReplicaSet';
import { toPodSuffix } from '../../workloads/toTemplateHash';
import { WorkloadOwner } from '../../workloads/WorkloadOwner';
import { KubernetesObject } from '../objects/KubernetesObject';
import { recordManager } from '../objects/recordManager';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { DeploymentSpec } from './deploymentSpec';
import { WorkloadContext } from './WorkloadContext';
import { writePod } from './writePod';

const revisionKey = 'deployment.kubernetes.io/revision';

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
    trouble: PodTrouble | undefined;
  },
): void {
  const { store, events } = context;
  const { deployment, spec, hash, count, trouble } = options;
  const { namespace = '', uid = '' } = deployment.metadata;
  const owner: WorkloadOwner = {
    apiVersion: deployment.apiVersion,
    kind: deployment.kind,
    name: deployment.metadata.name,
    uid,
    namespace,
  };
  const name = `${owner.name}-${hash}`;
  const existing = store.get(kinds.replicaSet, { namespace, name });
  const template = existing?.spec?.template ?? spec.template;
  if (!isJsonObject(template)) return;
  const revisionOf = ({ metadata }: KubernetesObject) =>
    Number(metadata.annotations?.[revisionKey] ?? 0);
  const set: ReplicaSetState = {
    name,
    uid: existing?.metadata.uid ?? '',
    hash,
    revision: existing ? revisionOf(existing) : revisionOf(deployment) + 1,
    createdAt: existing?.metadata.creationTimestamp ?? '',
    version: '',
    template,
    replicas: count,
    pods: [],
  };
  const stored = writeSet(context, { set, owner, ready: trouble ? 0 : count });
  const before = Number(existing?.spec?.replicas ?? 0);
  if (before !== count)
    events?.record(deployment, {
      reason: 'ScalingReplicaSet',
      message: `Scaled ${
        count > before ? 'up' : 'down'
      } replica set ${name} from ${before} to ${count}`,
      component: 'deployment-controller',
    });
  const podNames = Array.from(
    { length: count },
    (_, index) => `${name}-${toPodSuffix(`${name}/${index}`)}`,
  );
  for (const pod of store.list(kinds.pod, namespace)) {
    const isOurs = pod.metadata.name.startsWith(`${name}-`);
    if (isOurs && !podNames.includes(pod.metadata.name))
      removePod(context, { pod, set: stored });
  }
  const own = { ...set, uid: stored.metadata.uid ?? '' };
  for (const podName of podNames)
    writePod(context, { name: podName, set: own, owner, trouble });
}

function writeSet(
  { store, clock }: WorkloadContext,
  options: { set: ReplicaSetState; owner: WorkloadOwner; ready: number },
): KubernetesObject {
  const { set, owner, ready } = options;
  const existing = store.get(kinds.replicaSet, {
    namespace: owner.namespace,
    name: set.name,
  });
  const count = set.replicas;
  const generation = existing?.metadata.generation ?? 1;
  const isScaled = existing && existing.spec?.replicas !== count;
  const object = toReplicaSet(set, owner) as KubernetesObject;
  const { uid: _uid, resourceVersion: _version, ...metadata } = object.metadata;
  const { spec } = object;
  const status = {
    replicas: count,
    ...(count ? { fullyLabeledReplicas: count } : {}),
    ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
    observedGeneration: isScaled ? generation + 1 : generation,
  };
  const write = {
    apiVersion: 'apps/v1',
    manager: 'kube-controller-manager',
    operation: 'Update',
    time: toTimestamp(clock.now()),
  } as const;
  const managedFields = existing
    ? existing.metadata.managedFields
    : recordManager(metadata, {
        ...write,
        fields: {
          metadata: {
            labels: metadata.labels,
            annotations: metadata.annotations,
            ownerReferences: metadata.ownerReferences,
          },
          spec,
        },
      });
  const isSame =
    existing && JSON.stringify(existing.status) === JSON.stringify(status);
  return store.write(kinds.replicaSet, {
    ...object,
    metadata: {
      ...metadata,
      managedFields: isSame
        ? managedFields
        : recordManager(
            { ...metadata, managedFields },
            { ...write, subresource: 'status', fields: { status } },
          ),
    },
    status,
  });
}

function removePod(
  { store, events }: WorkloadContext,
  options: { pod: KubernetesObject; set: KubernetesObject },
) {
  const { pod, set } = options;
  events?.record(pod, {
    reason: 'Killing',
    message: 'Stopping container app',
    component: 'kubelet',
  });
  events?.record(set, {
    reason: 'SuccessfulDelete',
    message: `Deleted pod: ${pod.metadata.name}`,
    component: 'replicaset-controller',
  });
  store.remove(kinds.pod, pod.metadata);
}
