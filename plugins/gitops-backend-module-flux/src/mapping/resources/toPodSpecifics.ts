import {
  PodContainer,
  ResourceSpecifics,
} from '@backstage-gitops/plugin-gitops-common';
import { ContainerStatus, Pod } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';

type PodSpecifics = Extract<ResourceSpecifics, { type: 'pod' }>;

/** What a Pod says beyond its health: its containers, and the one word that tells most. */
export function toPodSpecifics(pod: Pod): PodSpecifics {
  const { spec, status } = pod;
  const stay = (spec.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  const init = (spec.initContainers ?? []).map(container =>
    toContainer(container, status?.initContainerStatuses, true),
  );
  const main = spec.containers.map(container =>
    toContainer(container, status?.containerStatuses, false),
  );
  const counted = [
    ...main,
    ...init.filter(({ name }) => stay.some(each => each.name === name)),
  ];
  return {
    type: 'pod',
    status: selectStatus(pod, [...init, ...main]),
    ready: counted.filter(({ ready }) => ready).length,
    total: counted.length,
    restarts: counted.reduce((sum, { restarts }) => sum + restarts, 0),
    ...(spec.nodeName && { node: spec.nodeName }),
    containers: [...main, ...init],
  };
}

function selectStatus(pod: Pod, containers: PodContainer[]): string {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  const { status } = pod;
  const waiting = containers.find(
    ({ state, reason }) =>
      reason &&
      (state === 'waiting' ||
        (state === 'terminated' && reason !== 'Completed')),
  );
  return waiting?.reason ?? status?.reason ?? status?.phase ?? 'Unknown';
}

function toContainer(
  container: { name: string; image?: string },
  statuses: ContainerStatus[] | null | undefined,
  isInit: boolean,
): PodContainer {
  const status = statuses?.find(({ name }) => name === container.name);
  const { running, waiting, terminated } = status?.state ?? {};
  const why = waiting ?? terminated;
  const lastReason = status?.lastState?.terminated?.reason;
  return {
    name: container.name,
    ...(container.image && { image: container.image }),
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    state: running
      ? 'running'
      : (waiting && 'waiting') || (terminated && 'terminated') || 'unknown',
    ...(why?.reason && { reason: why.reason }),
    ...(why?.message && { message: toReadableMessage(why.message) }),
    ...(isInit && { init: true }),
    ...(lastReason && { lastReason }),
  };
}
