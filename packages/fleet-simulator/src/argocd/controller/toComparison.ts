import {
  ApplicationHealth,
  ApplicationResource,
  ApplicationStatus,
  ArgocdApplication,
} from '../ArgocdApplication';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { ApplicationRuntime, isPending } from './ApplicationRuntime';
import { toSource } from './toSource';

const WITH_HEALTH = new Set(['Service', 'Ingress', 'ExternalSecret']);

/**
 * The status of an Application after it was compared with its cluster.
 *
 * @param options.now - ISO 8601, whole seconds
 */
export function toComparison(
  application: ArgocdApplication,
  runtime: ApplicationRuntime,
  options: { desired: DesiredState; revision: string; now: string },
): ApplicationStatus {
  const { desired, revision, now } = options;
  const resources = toResources(runtime, desired);
  const { conditions: _, ...before } = application.status;
  const outOfSync = resources.some(({ status }) => status !== 'Synced');
  const images = [
    ...new Set([...(runtime.live?.images ?? []), ...runtime.oldImages]),
  ].sort();
  const isAppOfApps = desired.resources.some(({ group, kind }) =>
    group === 'argoproj.io' ? kind.startsWith('Application') : false,
  );
  return {
    ...before,
    resources,
    sync: {
      status: outOfSync ? 'OutOfSync' : 'Synced',
      comparedTo: {
        source: toSource(application),
        destination: application.spec.destination,
      },
      revision,
    },
    health: toHealth(application.status.health, resources, now),
    reconciledAt: now,
    sourceType: desired.sourceType,
    summary: {
      ...(images.length ? { images } : {}),
      ...(isAppOfApps ? { isAppOfApps } : {}),
    },
    resourceHealthSource: 'appTree',
    controllerNamespace: 'argocd',
  };
}

function toResources(
  runtime: ApplicationRuntime,
  desired: DesiredState,
): ApplicationResource[] {
  const live = new Map(
    (runtime.live?.resources ?? []).map(each => [toKey(each), each]),
  );
  const pending = isPending(runtime, desired);
  const wanted = desired.resources.map(resource => {
    const running = live.get(toKey(resource));
    live.delete(toKey(resource));
    const differs =
      !running ||
      (resource.images && (pending || runtime.drifted)) ||
      JSON.stringify(running) !== JSON.stringify(resource);
    return toStatus(resource, {
      status: differs ? 'OutOfSync' : 'Synced',
      health: running ? toOwnHealth(resource, runtime) : { status: 'Missing' },
    });
  });
  // A chart's plain text can differ where none of the resources read from it does.
  if (pending && wanted.every(({ status }) => status === 'Synced')) {
    const last = wanted[wanted.length - 1];
    if (last) last.status = 'OutOfSync';
  }
  const unwanted = [...live.values()].map(resource => ({
    ...toStatus(resource, {
      status: 'OutOfSync',
      health: toOwnHealth(resource, runtime),
    }),
    requiresPruning: true,
  }));
  return [...wanted, ...unwanted];
}

function toStatus(
  { group, version, kind, namespace, name, syncWave }: DesiredResource,
  { status, health }: Pick<ApplicationResource, 'status' | 'health'>,
): ApplicationResource {
  return {
    ...(group ? { group } : {}),
    version,
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    status,
    ...(health ? { health } : {}),
    ...(syncWave === undefined ? {} : { syncWave }),
  };
}

function toOwnHealth(resource: DesiredResource, runtime: ApplicationRuntime) {
  if (resource.images) return { ...runtime.workload };
  return WITH_HEALTH.has(resource.kind) ? { status: 'Healthy' } : undefined;
}

function toHealth(
  before: ApplicationHealth,
  resources: ApplicationResource[],
  now: string,
): ApplicationHealth {
  const statuses = resources.flatMap(({ health }) => health?.status ?? []);
  const missing =
    statuses.length > 0 && statuses.every(each => each === 'Missing');
  const status = missing
    ? 'Missing'
    : ['Degraded', 'Progressing'].find(each => statuses.includes(each)) ??
      'Healthy';
  return before.status === status
    ? before
    : { status, lastTransitionTime: now };
}

function toKey({ group, kind, namespace, name }: DesiredResource) {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}
