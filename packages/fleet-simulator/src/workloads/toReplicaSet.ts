import { isJsonObject, JsonObject } from '../Json';
import { ReplicaSetState } from './ReplicaSetState';
import { toHashLabel } from './toHashLabel';
import { toOwnerReference } from './toOwnerReference';
import { WorkloadOwner } from './WorkloadOwner';

/** A ReplicaSet as its API server has it. */
export function toReplicaSet(
  set: ReplicaSetState,
  owner: WorkloadOwner,
): JsonObject {
  const own = isJsonObject(set.template.metadata) ? set.template.metadata : {};
  const labels = {
    ...(isJsonObject(own.labels) ? own.labels : {}),
    ...toHashLabel(owner, set.hash),
  };
  const alive = set.pods.filter(({ phase }) => phase !== 'Terminating');
  const ready = alive.filter(({ phase }) => phase === 'Running').length;
  const revision =
    owner.kind === 'Rollout'
      ? 'rollout.argoproj.io/revision'
      : 'deployment.kubernetes.io/revision';
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: set.name,
      namespace: owner.namespace,
      uid: set.uid,
      resourceVersion: set.version,
      generation: 1,
      creationTimestamp: set.createdAt,
      labels,
      annotations: { [revision]: String(set.revision) },
      ownerReferences: [toOwnerReference(owner)],
    },
    spec: {
      replicas: set.replicas,
      selector: { matchLabels: labels },
      template: { ...set.template, metadata: { ...own, labels } },
    },
    status: {
      replicas: alive.length,
      ...(alive.length ? { fullyLabeledReplicas: alive.length } : {}),
      ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
      observedGeneration: 1,
    },
  };
}
