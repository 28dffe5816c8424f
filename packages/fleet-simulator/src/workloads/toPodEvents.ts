import { JsonObject } from '../Json';
import { PodState } from './PodState';
import { TemplateContainer } from './readContainers';

/** What is told about a pod. Times are ISO 8601, whole seconds. */
export type PodEvent = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
  firstAt: string;
  lastAt: string;
  count: number;
};

/** What scheduler and kubelet told about a pod, oldest first. */
export function toPodEvents(
  pod: PodState,
  options: {
    namespace: string;
    containers: TemplateContainer[];
    /** ISO 8601, whole seconds. */
    now: string;
  },
): PodEvent[] {
  const { namespace, containers, now } = options;
  if (!pod.node) return [];
  const told = (
    event: Pick<PodEvent, 'reason' | 'message'> & Partial<PodEvent>,
  ): PodEvent => ({
    type: 'Normal',
    component: 'kubelet',
    firstAt: pod.createdAt,
    lastAt: pod.createdAt,
    count: 1,
    ...event,
  });
  const scheduled = told({
    reason: 'Scheduled',
    message: `Successfully assigned ${namespace}/${pod.name} to ${pod.node}`,
    component: 'default-scheduler',
  });
  const pulling = containers.map(({ image }) =>
    told({ reason: 'Pulling', message: `Pulling image "${image}"` }),
  );
  const repeated = { type: 'Warning', lastAt: now } as const;
  if (pod.phase === 'Pending') return [scheduled, ...pulling];
  if (pod.phase === 'ImagePullBackOff') {
    return [
      scheduled,
      ...pulling,
      ...containers.flatMap(({ image }) => [
        told({
          ...repeated,
          reason: 'Failed',
          message: `Failed to pull image "${image}": rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`,
          count: 4,
        }),
        told({
          ...repeated,
          reason: 'BackOff',
          message: `Back-off pulling image "${image}"`,
          count: 6,
        }),
      ]),
    ];
  }
  const started = containers.flatMap(({ name, image }) => [
    told({
      reason: 'Pulled',
      message: `Successfully pulled image "${image}" in 812ms (812ms including waiting). Image size: 48120332 bytes.`,
    }),
    told({ reason: 'Created', message: `Container created: ${name}` }),
    told({ reason: 'Started', message: `Container started: ${name}` }),
  ]);
  if (pod.phase === 'CrashLoopBackOff') {
    return [
      scheduled,
      ...pulling,
      ...started,
      ...containers.map(({ name }) =>
        told({
          ...repeated,
          reason: 'BackOff',
          message: `Back-off restarting failed container ${name} in pod ${pod.name}_${namespace}(${pod.uid})`,
          count: Math.max(1, pod.restarts),
        }),
      ),
    ];
  }
  return [
    scheduled,
    ...pulling,
    ...started,
    ...(pod.phase === 'Terminating'
      ? containers.map(({ name }) =>
          told({
            reason: 'Killing',
            message: `Stopping container ${name}`,
            firstAt: now,
            lastAt: now,
          }),
        )
      : []),
  ];
}

/** An Event as its API server has it. */
export function toEventObject(
  event: PodEvent,
  options: {
    involved: {
      apiVersion: string;
      kind: string;
      namespace: string;
      name: string;
      uid: string;
      resourceVersion?: string;
    };
    /** Of the Event itself. */
    uid: string;
    resourceVersion: string;
  },
): JsonObject {
  const { involved, uid, resourceVersion } = options;
  return {
    metadata: {
      name: `${involved.name}.${uid.replace(/-/g, '').slice(0, 16)}`,
      namespace: involved.namespace,
      uid,
      resourceVersion,
      creationTimestamp: event.firstAt,
    },
    involvedObject: { ...involved },
    reason: event.reason,
    message: event.message,
    source: { component: event.component },
    firstTimestamp: event.firstAt,
    lastTimestamp: event.lastAt,
    count: event.count,
    type: event.type,
    eventTime: null,
    reportingComponent: event.component,
    reportingInstance: '',
  };
}
