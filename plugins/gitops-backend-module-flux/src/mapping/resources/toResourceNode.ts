import {
  ResourceNode,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import {
  LiveObject,
  statusConditionsSchema,
  workloadStateSchema,
  podSchema,
} from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { deriveObjectHealth } from './deriveObjectHealth';
import { toGroup } from './toGroup';
import { toSpecifics } from './toSpecifics';

/** Maps one live object. Pure. */
export function toResourceNode(
  object: LiveObject,
  place: { parents: string[]; managed: boolean },
): ResourceNode {
  const ref = toResourceRef(object);
  const { metadata } = object;
  const specifics = toSpecifics(object);
  const conditions = toConditions(object);
  const images = selectImages(object);
  return {
    id: toResourceId(ref),
    ref,
    ...place,
    ...(metadata.uid && { uid: metadata.uid }),
    ...(place.managed && { sync: 'Synced' as const }),
    ...deriveObjectHealth(object),
    ...(metadata.creationTimestamp && {
      createdAt: metadata.creationTimestamp,
    }),
    ...(images.length && { images }),
    ...(conditions.length && { conditions }),
    ...(specifics && { specifics }),
  };
}

/** What names an object. */
export function toResourceRef(object: LiveObject): ResourceRef {
  const { apiVersion, kind, metadata } = object;
  return {
    group: toGroup(object),
    version: apiVersion.split('/').at(-1),
    kind,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    name: metadata.name,
  };
}

function toConditions(object: LiveObject): ResourceNode['conditions'] & {} {
  const { data } = statusConditionsSchema.safeParse(object);
  return (data?.status?.conditions ?? []).map(
    ({ type, status, reason, message, lastTransitionTime }) => ({
      type,
      status,
      ...(reason && { reason }),
      ...(message && { message: toReadableMessage(message) }),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    }),
  );
}

function selectImages(object: LiveObject): string[] {
  const group = toGroup(object);
  if (group === '' && object.kind === 'Pod') {
    const pod = podSchema.safeParse(object).data;
    return toUnique(pod?.spec.containers.map(({ image }) => image));
  }
  if (!['apps', 'argoproj.io', 'batch'].includes(group)) return [];
  const workload = workloadStateSchema.safeParse(object).data;
  return toUnique(
    workload?.spec.template?.spec?.containers?.map(({ image }) => image),
  );
}

function toUnique(images: (string | undefined)[] | undefined): string[] {
  return [...new Set((images ?? []).filter(image => image !== undefined))];
}
