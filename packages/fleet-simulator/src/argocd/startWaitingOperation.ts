import type { ArgocdHub } from './ArgocdHub';
import { ArgocdApplication } from './ArgocdApplication';
import {
  toAutomatedOperation,
  toRequestedOperation,
} from './controller/toOperation';
import { DesiredResource } from './render/DesiredState';

/** What an operation can wait for. */
export type OperationWait = 'confirmation' | 'hook';

/**
 * Brings about an operation that does not come to its end, as recorded: Git dropped a resource that is pruned only
 * once a person confirms, or the job before the sync hangs. Every later sync waits behind it.
 */
export function startWaitingOperation(
  hub: ArgocdHub,
  application: ArgocdApplication,
  wait: OperationWait,
) {
  const { applications, repository } = hub;
  const runtime = applications.runtime(application);
  if (!runtime.live) {
    throw new Error(
      `${application.metadata.name} was never synced; try again in a moment.`,
    );
  }
  if (wait === 'hook') runtime.hookHangs = true;
  else {
    const { live } = runtime;
    const dropped = toDropped(application);
    const others = live.resources.filter(
      ({ kind, name }) => kind !== dropped.kind || name !== dropped.name,
    );
    runtime.live = { ...live, resources: [...others, dropped] };
  }
  if (runtime.operating) return;
  const revision = repository.head();
  const { automated } = application.spec.syncPolicy ?? {};
  const isAutomatic = automated && automated.enabled !== false;
  applications.sync(
    application,
    isAutomatic && automated.prune && wait === 'confirmation'
      ? toAutomatedOperation(application, revision)
      : toRequestedOperation(application, revision, {
          username: 'admin',
          prune: wait === 'confirmation',
        }),
    { compares: true },
  );
}

// What was applied once and Git no longer has.
function toDropped({ metadata, spec }: ArgocdApplication): DesiredResource {
  const { namespace } = spec.destination;
  const service = metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name;
  const name = `${service}-data`;
  return {
    group: '',
    version: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace,
    name,
    manifest: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name,
        ...(namespace ? { namespace } : {}),
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm' },
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
  };
}
