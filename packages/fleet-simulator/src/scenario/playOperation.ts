import { ArgocdHub } from '../argocd/ArgocdHub';
import { startWaitingOperation } from '../argocd/startWaitingOperation';
import { FleetOperation } from './FleetOperation';

/**
 * Lets a sync of Argo CD wait for a person or for a hook, or ends the wait.
 *
 * @throws with a sentence when Argo CD does not deliver that service to that cluster.
 */
export function playOperation(
  hub: ArgocdHub,
  operation: Extract<FleetOperation, { op: 'wait' | 'confirm' }>,
): string {
  const { service, cluster } = operation;
  const application = hub.find(service, cluster);
  if (!application) {
    throw new Error(
      `Argo CD has no Application for ${service} on ${cluster}; only its syncs wait for somebody.`,
    );
  }
  if (operation.op === 'confirm') {
    hub.applications.confirm(application);
    return `What ${service} on ${cluster} waited for has come.`;
  }
  startWaitingOperation(hub, application, operation.for);
  return operation.for === 'hook'
    ? `The job before the sync of ${service} on ${cluster} hangs; confirm ends it.`
    : `The sync of ${service} on ${cluster} waits until somebody confirms that it may prune; confirm does.`;
}
