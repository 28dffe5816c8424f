import {
  ApplicationHealth,
  ApplicationResource,
  ApplicationStatus,
  ArgocdApplication,
} from '../ArgocdApplication';
import { readExternalUrls } from '../live/readExternalUrls';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { ApplicationRuntime, isPending } from './ApplicationRuntime';
import { hookOf } from './hookOf';
import { needsConfirmation } from './needsConfirmation';
import { toSource } from './toSource';

const HEALTHY: Record<string, { message?: string }> = {
  Service: {},
  Ingress: {},
  HorizontalPodAutoscaler: {
    message: 'recommended size matches current size',
  },
  ExternalSecret: { message: 'secret synced' },
};

/** What External Secrets says of a secret it cannot get: the reason is in the Events. */
export const SECRET_FAILS = 'could not get secret data from provider';

/** The health of what the hub itself keeps, such as an ApplicationSet. */
export type HealthOf = (
  resource: DesiredResource,
) => ApplicationResource['health'];

/**
 * The status of an Application after it was compared with its cluster.
 *
 * @param options.now - ISO 8601, whole seconds
 */
export function toComparison(
  application: ArgocdApplication,
  runtime: ApplicationRuntime,
  options: {
    desired: DesiredState;
    revision: string;
    now: string;
    healthOf?: HealthOf;
  },
): ApplicationStatus {
  const { desired, revision, now } = options;
  const resources = toResources(runtime, desired, options);
  const { conditions: _, ...before } = application.status;
  const outOfSync = resources.some(({ status }) => status !== 'Synced');
  const images = [
    ...new Set([...(runtime.live?.images ?? []), ...runtime.oldImages]),
  ].sort();
  const urls = (runtime.live?.resources ?? [])
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ manifest }) => readExternalUrls(manifest ?? {}));
  const isAppOfApps = desired.resources.some(({ group, kind }) =>
    group === 'argoproj.io' ? kind.startsWith('Application') : false,
  );
  return {
    ...before,
    resources: [...resources, ...toRunningHook(application, runtime)],
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
      ...(urls.length ? { externalURLs: [...new Set(urls)].sort() } : {}),
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
  { healthOf = () => undefined }: { healthOf?: HealthOf },
): ApplicationResource[] {
  const toOwnHealth = (resource: DesiredResource) => {
    if (resource.images) return { ...runtime.workload };
    if (resource.kind === 'ExternalSecret' && runtime.secretsFail) {
      return { status: 'Degraded', message: SECRET_FAILS };
    }
    const healthy = HEALTHY[resource.kind];
    if (healthy) return { status: 'Healthy', ...healthy };
    return healthOf(resource);
  };

  const live = new Map(
    (runtime.live?.resources ?? []).map(each => [toResourceKey(each), each]),
  );
  const pending = isPending(runtime, desired);
  const wanted = desired.resources.map(resource => {
    const running = live.get(toResourceKey(resource));
    live.delete(toResourceKey(resource));
    const differs =
      !running ||
      (resource.images &&
        (runtime.drifted || (pending && !resource.manifest))) ||
      JSON.stringify(running) !== JSON.stringify(resource);
    return toStatus(resource, {
      status: differs ? 'OutOfSync' : 'Synced',
      health: running ? toOwnHealth(resource) : { status: 'Missing' },
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
      health: toOwnHealth(resource),
    }),
    requiresPruning: true,
  }));
  return [...wanted, ...unwanted];
}

// A hook counts neither for sync nor for health.
function toRunningHook(
  application: ArgocdApplication,
  runtime: ApplicationRuntime,
): ApplicationResource[] {
  if (!runtime.hookHangs || !runtime.held) return [];
  const { group, version, kind, namespace, name } = hookOf(application);
  return [
    {
      group,
      version,
      kind,
      namespace,
      name,
      health: { status: 'Progressing' },
      hook: true,
      requiresPruning: true,
    },
  ];
}

function toStatus(
  resource: DesiredResource,
  { status, health }: Pick<ApplicationResource, 'status' | 'health'>,
): ApplicationResource {
  const { group, version, kind, namespace, name, syncWave } = resource;
  return {
    ...(group ? { group } : {}),
    version,
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    status,
    ...(health ? { health } : {}),
    ...(syncWave === undefined ? {} : { syncWave }),
    ...(needsConfirmation(resource)
      ? { requiresDeletionConfirmation: true }
      : {}),
  };
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
    : ['Degraded', 'Progressing', 'Suspended'].find(each =>
        statuses.includes(each),
      ) ?? 'Healthy';
  return before.status === status
    ? before
    : { status, lastTransitionTime: now };
}
