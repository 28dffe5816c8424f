import { z } from 'zod/v3';
import { JsonObject } from '../../Json';
import { readContainers } from '../../workloads/readContainers';
import {
  PodEvent,
  toEventObject,
  toPodEvents,
} from '../../workloads/toPodEvents';
import { toUid } from '../controller/toNewApplication';
import { LiveObject } from './LiveObject';
import { readMetadata } from './readMetadata';
import { WorkloadState } from './WorkloadState';

const dataSchema = z.object({
  data: z
    .array(z.object({ remoteRef: z.object({ key: z.string() }) }))
    .default([]),
});

/** The Events about one object, oldest first. */
export function toObjectEvents(
  object: LiveObject,
  options: {
    workloads: WorkloadState[];
    secretsFail: boolean;
    /** ISO 8601, whole seconds. */
    now: string;
  },
): JsonObject[] {
  const { group, version, kind, name, uid } = object;
  const { resourceVersion } = readMetadata(object);
  return toTold(object, options).map((event, index) =>
    toEventObject(event, {
      involved: {
        apiVersion: group ? `${group}/${version}` : version,
        kind,
        namespace: object.namespace ?? 'default',
        name,
        uid,
        resourceVersion,
      },
      uid: toUid(`${uid}/${index}/${event.reason}`),
      resourceVersion,
    }),
  );
}

function toTold(
  object: LiveObject,
  options: Parameters<typeof toObjectEvents>[1],
): PodEvent[] {
  const { workloads, now } = options;
  if (object.kind === 'Pod') {
    for (const state of workloads) {
      for (const set of state.sets) {
        const pod = set.pods.find(({ uid }) => uid === object.uid);
        if (!pod) continue;
        const { namespace } = state.owner;
        const containers = readContainers(set.template);
        return toPodEvents(pod, { namespace, containers, now });
      }
    }
    return [];
  }
  if (object.kind === 'ExternalSecret') return toSecretEvents(object, options);
  const state = workloads.find(({ owner }) => owner.uid === object.uid);
  if (!state) return [];
  return state.sets
    .filter(({ replicas }) => replicas > 0)
    .map(set => ({
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled up replica set ${set.name} from 0 to ${set.replicas}`,
      component: 'deployment-controller',
      firstAt: set.createdAt,
      lastAt: set.createdAt,
      count: 1,
    }));
}

function toSecretEvents(
  object: LiveObject,
  { secretsFail, now }: { secretsFail: boolean; now: string },
): PodEvent[] {
  const { creationTimestamp } = readMetadata(object);
  const parsed = dataSchema.safeParse(object.manifest.spec);
  const key = parsed.success ? parsed.data.data[0]?.remoteRef.key : undefined;
  const told = { component: 'external-secrets', count: 1 };
  const created: PodEvent = {
    ...told,
    type: 'Normal',
    reason: 'Created',
    message: 'secret created',
    firstAt: creationTimestamp,
    lastAt: creationTimestamp,
  };
  return secretsFail
    ? [
        created,
        {
          ...told,
          type: 'Warning',
          reason: 'UpdateFailed',
          message: `error processing spec.data[0] (key: ${
            key ?? object.name
          }), err: Secret does not exist`,
          firstAt: creationTimestamp,
          lastAt: now,
          count: 8,
        },
      ]
    : [created];
}
