import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentDeliveries } from '../hooks/useVersionHistory';

/** A version one may choose, with where it is known from. */
export type VersionChoice = {
  value: string;
  /** Environments, or clusters without one, that run it now. */
  runsIn: string[];
  /** ISO 8601: the last delivery of it. */
  deliveredAt?: string;
  /** It was rolled back, or its last delivery failed. */
  failed?: boolean;
};

/**
 * Versions of a service from what runs and what was delivered, the newest delivery first.
 *
 * @param environment - only what runs there now and what was delivered there
 */
export function selectVersions(options: {
  deployments: readonly Deployment[];
  histories: readonly DeploymentDeliveries[];
  environment?: string;
}): VersionChoice[] {
  const { environment } = options;
  const isAsked = (deployment: Deployment) =>
    environment === undefined || deployment.environment === environment;
  const choices = new Map<string, VersionChoice>();
  const know = (value: string) => {
    const known = choices.get(value) ?? { value, runsIn: [] };
    choices.set(value, known);
    return known;
  };
  for (const deployment of options.deployments.filter(isAsked)) {
    const { version, environment: place, cluster, since } = deployment;
    if (!version || version.rule === 'revision') continue;
    const choice = know(version.value);
    const where = place ?? cluster.name;
    if (!choice.runsIn.includes(where)) choice.runsIn.push(where);
    noteTime(choice, since.version);
  }
  for (const { deployment, deliveries } of options.histories) {
    if (!isAsked(deployment)) continue;
    for (const delivery of deliveries) {
      const { version, startedAt, outcome, rolledBackBy } = delivery;
      if (!version || version.rule === 'revision') continue;
      const choice = know(version.value);
      if (!choice.deliveredAt || startedAt >= choice.deliveredAt) {
        choice.failed = outcome === 'Failed' || rolledBackBy !== undefined;
      }
      noteTime(choice, startedAt);
    }
  }
  return [...choices.values()].sort((one, other) =>
    (other.deliveredAt ?? '').localeCompare(one.deliveredAt ?? ''),
  );
}

function noteTime(choice: VersionChoice, at: string | undefined): void {
  if (at && (!choice.deliveredAt || at > choice.deliveredAt)) {
    choice.deliveredAt = at;
  }
}
