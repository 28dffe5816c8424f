import { isJsonObject, JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { toUid } from '../controller/toNewApplication';
import { DesiredResource } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { newestSet } from './ApplicationWorkloads';
import { completeSpec } from './completeSpec';
import { toManagedFields } from './toManagedFields';
import { toStatus } from './toStatus';
import { toTarget } from './toTarget';
import { toWorkloadStatus } from './toWorkloadStatus';
import { withRestart } from './withRestart';
import { WorkloadState } from './WorkloadState';

/**
 * A resource of an Application as its API server has it: completed, changed by hand where somebody did, with its
 * status.
 *
 * @param options.asWanted - without what was changed by hand, as after a sync
 */
export function toLiveManifest(
  application: ArgocdApplication,
  resource: DesiredResource,
  options: { runtime: ApplicationRuntime; asWanted?: boolean },
): JsonObject {
  const { runtime, asWanted = false } = options;
  const target = toTarget(application, resource);
  const state = runtime.workloads.find(resource);
  const uid = toUid(`${application.metadata.uid}/${toResourceKey(resource)}`);
  const createdAt =
    state?.createdAt ??
    runtime.appliedAt ??
    application.metadata.creationTimestamp;
  const { metadata, spec, ...rest } = target;
  const own = isJsonObject(metadata) ? metadata : {};
  const completed = isJsonObject(spec)
    ? completeSpec(resource.kind, spec, { uid })
    : undefined;
  const changed =
    completed && state && !asWanted ? byHand(completed, state) : completed;
  const status = state
    ? toWorkloadStatus(state, {
        isGivenUp: runtime.workload.status === 'Degraded' && !runtime.broken,
      })
    : toStatus(resource.kind, {
        name: resource.name,
        spec: completed ?? {},
        uid,
        at: createdAt,
        secretsFail: runtime.secretsFail,
      });
  return {
    ...rest,
    metadata: {
      ...own,
      ...(state ? { annotations: toAnnotations(own, state) } : {}),
      uid,
      resourceVersion: state?.version ?? runtime.appliedVersion,
      ...(changed ? { generation: state?.generation ?? 1 } : {}),
      creationTimestamp: createdAt,
      managedFields: [
        toManagedFields(target, {
          manager: 'argocd-controller',
          operation: serverSide(application) ? 'Apply' : 'Update',
          time: createdAt,
        }),
        ...(state?.scaledTo !== undefined
          ? [
              toManagedFields(
                { apiVersion: target.apiVersion, spec: { replicas: 0 } },
                {
                  manager: 'kubectl-patch',
                  operation: 'Update',
                  time: state.createdAt,
                },
              ),
            ]
          : []),
      ],
    },
    ...(changed ? { spec: changed } : {}),
    ...(status ? { status } : {}),
  };
}

function byHand(spec: JsonObject, state: WorkloadState): JsonObject {
  const { scaledTo, restartedAt, paused } = state;
  return {
    ...spec,
    ...(scaledTo === undefined ? {} : { replicas: scaledTo }),
    ...(paused ? { paused: true } : {}),
    ...(restartedAt && state.owner.kind === 'Rollout'
      ? { restartAt: restartedAt }
      : {}),
    ...(restartedAt && state.owner.kind !== 'Rollout'
      ? { template: withRestart(spec.template, restartedAt) }
      : {}),
  };
}

function toAnnotations(own: JsonObject, state: WorkloadState): JsonObject {
  const revision = {
    Deployment: 'deployment.kubernetes.io/revision',
    Rollout: 'rollout.argoproj.io/revision',
  }[state.owner.kind];
  return {
    ...(isJsonObject(own.annotations) ? own.annotations : {}),
    ...(revision ? { [revision]: String(newestSet(state).revision) } : {}),
  };
}

function serverSide({ spec }: ArgocdApplication): boolean {
  return (
    spec.syncPolicy?.syncOptions?.includes('ServerSideApply=true') === true
  );
}
