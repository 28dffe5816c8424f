import {
  PodContainer,
  ResourceSpecifics,
} from '@backstage-gitops/plugin-gitops-common';
import { PodObject } from '../../client/live/PodObject';
import { toSafeText } from '../toSafeText';

type Pod = Extract<ResourceSpecifics, { type: 'pod' }>;
type ContainerStatus = NonNullable<
  PodObject['status']
>['containerStatuses'][number];

/**
 * A Pod with its containers.
 *
 * @param pod - as it is now
 * @param known - what the tree said of it, whose reason sums its containers up
 */
export function toPodSpecifics(
  pod: PodObject,
  known: ResourceSpecifics | undefined,
): Pod {
  const { spec, status } = pod;
  const toContainers = (
    specs: { name: string; image?: string }[],
    statuses: ContainerStatus[],
    init: boolean,
  ) =>
    specs.map(each =>
      toContainer(
        each,
        statuses.find(({ name }) => name === each.name),
        init,
      ),
    );
  const main = toContainers(
    spec.containers,
    status?.containerStatuses ?? [],
    false,
  );
  const init = toContainers(
    spec.initContainers,
    status?.initContainerStatuses ?? [],
    true,
  );
  const telling = [...init, ...main].find(
    ({ state, reason }) =>
      state !== 'running' && reason && reason !== 'Completed',
  );
  return {
    type: 'pod',
    status:
      telling?.reason ??
      status?.reason ??
      (known?.type === 'pod' ? known.status : status?.phase) ??
      'Unknown',
    ready: main.filter(({ ready }) => ready).length,
    total: main.length,
    restarts: [...init, ...main].reduce((sum, each) => sum + each.restarts, 0),
    ...(spec.nodeName && { node: spec.nodeName }),
    containers: [...init, ...main],
  };
}

function toContainer(
  spec: { name: string; image?: string },
  status: ContainerStatus | undefined,
  init: boolean,
): PodContainer {
  const { running, waiting, terminated } = status?.state ?? {};
  const told = waiting ?? terminated;
  const image = spec.image ?? status?.image;
  const last = status?.lastState?.terminated?.reason;
  return {
    name: spec.name,
    ...(image && { image }),
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    state: selectState({ running, waiting, terminated }),
    ...(told?.reason && { reason: told.reason }),
    ...(told?.message && { message: toSafeText(told.message) }),
    ...(init && { init: true }),
    ...(last && { lastReason: last }),
  };
}

function selectState(state: {
  running?: unknown;
  waiting?: unknown;
  terminated?: unknown;
}): PodContainer['state'] {
  if (state.running) return 'running';
  if (state.waiting) return 'waiting';
  return state.terminated ? 'terminated' : 'unknown';
}
