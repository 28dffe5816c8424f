import { isJsonObject, JsonObject } from '../../Json';
import { PodState } from '../../workloads/PodState';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { toOwnerReference } from '../../workloads/toOwnerReference';
import { toPod } from '../../workloads/toPod';
import { toReplicaSet } from '../../workloads/toReplicaSet';
import { AnalysisState } from './CanaryState';
import { LiveObject } from './LiveObject';
import { WorkloadState } from './WorkloadState';

type Reference = LiveObject['parents'][number];

/** What controllers made of a workload: ReplicaSets, pods, runs of analyses. */
export function toWorkloadChildren(
  state: WorkloadState,
  parent: Reference,
): LiveObject[] {
  const hasSets = ['Deployment', 'Rollout'].includes(state.owner.kind);
  const sets = state.sets.flatMap(set => {
    const own = hasSets ? toSetObject(state, set, parent) : undefined;
    const pods = set.pods.map(pod =>
      toPodObject(state, { set, pod, parent: own ?? parent }),
    );
    return own ? [own, ...pods] : pods;
  });
  const analyses = (state.canary?.analyses ?? []).map(analysis =>
    toAnalysisObject(state, analysis, parent),
  );
  return [...sets, ...analyses];
}

function toSetObject(
  { owner }: WorkloadState,
  set: ReplicaSetState,
  parent: Reference,
): LiveObject {
  const running = set.pods.filter(({ phase }) => phase === 'Running').length;
  return {
    group: 'apps',
    version: 'v1',
    kind: 'ReplicaSet',
    namespace: owner.namespace,
    name: set.name,
    uid: set.uid,
    managed: false,
    manifest: toReplicaSet(set, owner),
    health:
      running < set.replicas
        ? {
            status: 'Progressing',
            message: `Waiting for rollout to finish: ${running} out of ${set.replicas} new replicas are available...`,
          }
        : { status: 'Healthy' },
    parents: [parent],
  };
}

function toPodObject(
  { owner }: WorkloadState,
  {
    set,
    pod,
    parent,
  }: { set: ReplicaSetState; pod: PodState; parent: Reference },
): LiveObject {
  const manifest = toPod(pod, set, owner);
  const metadata = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  return {
    group: '',
    version: 'v1',
    kind: 'Pod',
    namespace: owner.namespace,
    name: pod.name,
    uid: pod.uid,
    managed: false,
    manifest:
      parent.kind === 'ReplicaSet'
        ? manifest
        : {
            ...manifest,
            metadata: {
              ...metadata,
              ownerReferences: [toOwnerReference(owner)],
            },
          },
    health: toPodHealth(pod, manifest),
    parents: [parent],
  };
}

function toPodHealth(
  { phase }: PodState,
  { status }: JsonObject,
): LiveObject['health'] {
  if (phase === 'Running') return { status: 'Healthy' };
  if (phase === 'Pending' || phase === 'Terminating') {
    return { status: 'Progressing' };
  }
  const containers = isJsonObject(status) ? status.containerStatuses : [];
  const [first] = Array.isArray(containers)
    ? containers.filter(isJsonObject)
    : [];
  const state = isJsonObject(first?.state) ? first.state : {};
  const waiting = isJsonObject(state.waiting) ? state.waiting : {};
  return { status: 'Degraded', message: String(waiting.message ?? phase) };
}

function toAnalysisObject(
  { owner }: WorkloadState,
  analysis: AnalysisState,
  parent: Reference,
): LiveObject {
  const { name, uid, version, hash, revision, stepIndex } = analysis;
  const { phase, startedAt, completedAt } = analysis;
  const isDone = phase === 'Successful';
  return {
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'AnalysisRun',
    namespace: owner.namespace,
    name,
    uid,
    managed: false,
    manifest: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: {
        name,
        namespace: owner.namespace,
        uid,
        resourceVersion: version,
        creationTimestamp: startedAt,
        annotations: { 'rollout.argoproj.io/revision': String(revision) },
        labels: {
          'rollout-type': 'Step',
          'rollouts-pod-template-hash': hash,
          'step-index': String(stepIndex),
        },
        ownerReferences: [toOwnerReference(owner)],
      },
      spec: {
        metrics: [
          { name: 'errors', interval: '2s', count: 2, failureLimit: 0 },
        ],
      },
      status: {
        ...(completedAt ? { completedAt } : {}),
        dryRunSummary: {},
        metricResults: [
          {
            name: 'errors',
            phase,
            count: isDone ? 2 : 1,
            successful: isDone ? 2 : 1,
            consecutiveSuccess: isDone ? 2 : 1,
            measurements: (completedAt
              ? [startedAt, completedAt]
              : [startedAt]
            ).map(at => ({
              startedAt: at,
              finishedAt: at,
              phase: 'Successful',
              value: '{"errors":0}',
            })),
          },
        ],
        phase,
        runSummary: { count: 1, ...(isDone ? { successful: 1 } : {}) },
        startedAt,
      },
    },
    health: isDone
      ? {
          status: 'Healthy',
          message: 'Analysis run completed successfully',
        }
      : { status: 'Progressing', message: 'Analysis run is running' },
    parents: [parent],
  };
}
