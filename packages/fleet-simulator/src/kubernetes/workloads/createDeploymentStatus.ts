import { z } from 'zod/v3';
import { JsonObject } from '../objects/KubernetesObject';
import { toTimestamp } from '../objects/toTimestamp';

/** How far a Deployment's pods are. */
export type RolloutProgress = {
  generation: number;
  replicas: number;
  /** Pods of the new template. */
  updated: number;
  /** Pods that answer, old or new. */
  available: number;
  /** All pods, old and new. */
  total: number;
  replicaSet: string;
};

const previousConditions = z.object({
  conditions: z.array(
    z
      .object({ type: z.string(), status: z.string(), reason: z.string() })
      .passthrough(),
  ),
});

/**
 * `status` of a Deployment as kube-controller-manager writes it.
 *
 * @param options - `before`: the status so far, whose times stay where nothing changed
 */
export function createDeploymentStatus(
  progress: RolloutProgress,
  options: { now: Date; before: JsonObject | undefined },
): JsonObject {
  const { generation, replicas, updated, available, total, replicaSet } =
    progress;
  const at = toTimestamp(options.now);
  const isDone = updated === replicas && total === replicas;
  const isAvailable = available >= Math.ceil(replicas * 0.75);
  const times = { lastUpdateTime: at, lastTransitionTime: at };
  return {
    observedGeneration: generation,
    replicas: total,
    ...(updated ? { updatedReplicas: updated } : {}),
    ...(available
      ? { readyReplicas: available, availableReplicas: available }
      : {}),
    ...(total > available ? { unavailableReplicas: total - available } : {}),
    terminatingReplicas: 0,
    conditions: keepTimes(options.before, [
      {
        type: 'Available',
        status: isAvailable ? 'True' : 'False',
        ...times,
        reason: isAvailable
          ? 'MinimumReplicasAvailable'
          : 'MinimumReplicasUnavailable',
        message: isAvailable
          ? 'Deployment has minimum availability.'
          : 'Deployment does not have minimum availability.',
      },
      {
        type: 'Progressing',
        status: 'True',
        ...times,
        reason:
          isDone && isAvailable
            ? 'NewReplicaSetAvailable'
            : 'ReplicaSetUpdated',
        message:
          isDone && isAvailable
            ? `ReplicaSet "${replicaSet}" has successfully progressed.`
            : `ReplicaSet "${replicaSet}" is progressing.`,
      },
    ]),
  };
}

function keepTimes(
  before: JsonObject | undefined,
  conditions: (JsonObject & { type: string })[],
) {
  const known = previousConditions.safeParse(before);
  return conditions.map(
    condition =>
      (known.success &&
        known.data.conditions.find(
          old =>
            old.type === condition.type &&
            old.status === condition.status &&
            old.reason === condition.reason,
        )) ||
      condition,
  );
}
