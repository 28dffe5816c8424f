import { isJsonObject, JsonObject } from '../Json';
import { PodPhase, PodState } from './PodState';
import { readContainers, TemplateContainer } from './readContainers';
import { ReplicaSetState } from './ReplicaSetState';
import { toHashLabel } from './toHashLabel';
import { toOwnerReference } from './toOwnerReference';
import { WorkloadOwner } from './WorkloadOwner';

const tolerations = ['not-ready', 'unreachable'].map(key => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/** A pod as its API server has it. */
export function toPod(
  pod: PodState,
  set: ReplicaSetState,
  owner: WorkloadOwner,
): JsonObject {
  const { template } = set;
  const own = isJsonObject(template.metadata) ? template.metadata : {};
  const spec = isJsonObject(template.spec) ? template.spec : {};
  const containers = readContainers(template);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      generateName: `${set.name}-`,
      namespace: owner.namespace,
      uid: pod.uid,
      resourceVersion: pod.version,
      generation: 1,
      creationTimestamp: pod.createdAt,
      ...(pod.phase === 'Terminating'
        ? {
            deletionTimestamp: pod.createdAt,
            deletionGracePeriodSeconds: 30,
          }
        : {}),
      labels: {
        ...(isJsonObject(own.labels) ? own.labels : {}),
        ...toHashLabel(owner, set.hash),
      },
      ...(isJsonObject(own.annotations)
        ? { annotations: own.annotations }
        : {}),
      ownerReferences: [
        toOwnerReference({
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: set.name,
          uid: set.uid,
        }),
      ],
    },
    spec: {
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
      ...spec,
      ...(pod.node ? { nodeName: pod.node } : {}),
      containers: containers.map(complete),
      tolerations,
    },
    status: toStatus(pod, containers),
  };
}

function complete(container: TemplateContainer): JsonObject {
  return {
    imagePullPolicy: 'IfNotPresent',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
    ...(Array.isArray(container.ports)
      ? {
          ports: container.ports.map(port =>
            isJsonObject(port) ? { protocol: 'TCP', ...port } : port,
          ),
        }
      : {}),
  };
}

function toStatus(pod: PodState, containers: TemplateContainer[]): JsonObject {
  const isReady = pod.phase === 'Running' || pod.phase === 'Terminating';
  const at = pod.startedAt ?? pod.createdAt;
  const condition = (type: string, holds: boolean) => ({
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: at,
    ...(holds
      ? {}
      : {
          reason: 'ContainersNotReady',
          message: `containers with unready status: [${containers
            .map(({ name }) => name)
            .join(' ')}]`,
        }),
  });
  return {
    phase: toPhase(pod.phase),
    qosClass: 'BestEffort',
    conditions: [
      condition('Initialized', true),
      condition('ContainersReady', isReady),
      condition('Ready', isReady),
      condition('PodScheduled', true),
    ],
    ...(pod.node
      ? {
          startTime: pod.createdAt,
          containerStatuses: containers.map(container => ({
            name: container.name,
            image: container.image,
            imageID: '',
            ready: isReady,
            started: isReady,
            restartCount: pod.restarts,
            state: toState(pod, container),
            lastState: toLastState(pod),
          })),
        }
      : {}),
  };
}

function toPhase(phase: PodPhase): string {
  return phase === 'Pending' || phase === 'ImagePullBackOff'
    ? 'Pending'
    : 'Running';
}

function toState(pod: PodState, { name, image }: TemplateContainer) {
  switch (pod.phase) {
    case 'ImagePullBackOff':
      return {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`,
        },
      };
    case 'CrashLoopBackOff':
      return {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off 5m0s restarting failed container=${name} pod=${pod.name}`,
        },
      };
    case 'Pending':
      return { waiting: { reason: 'ContainerCreating' } };
    default:
      return { running: { startedAt: pod.startedAt ?? pod.createdAt } };
  }
}

function toLastState({ restarts, startedAt, createdAt }: PodState) {
  if (!restarts) return {};
  const at = startedAt ?? createdAt;
  return {
    terminated: {
      exitCode: 1,
      reason: 'Error',
      startedAt: at,
      finishedAt: at,
      containerID: '',
    },
  };
}
