import {
  Deployment,
  healthFromBestToWorst,
} from '@backstage-gitops/plugin-gitops-common';
import { DeploymentSortField } from './DeploymentListQuery';

const syncs = ['Synced', 'OutOfSync', 'Unknown'];
const drifts = ['none', 'notChecked', 'unknown', 'drifted'];

/**
 * The text that a Deployment is sorted by: states from good to bad, environments in their order and
 * those without one last, everything else by itself.
 */
export function toSortKey(
  deployment: Deployment,
  options: { field: DeploymentSortField; environments: readonly string[] },
): string {
  switch (options.field) {
    case 'cluster':
      return deployment.cluster.name;
    case 'drift':
      return toRank(drifts, deployment.drift.state);
    case 'engine':
      return `${deployment.engine.type}/${deployment.engine.name}`;
    case 'environment':
      return `${toRank(options.environments, deployment.environment)} ${
        deployment.environment ?? ''
      }`;
    case 'health':
      return toRank(healthFromBestToWorst, deployment.health);
    case 'sync':
      return toRank(syncs, deployment.sync);
    case 'version':
      return deployment.version?.value ?? '';
    default:
      return deployment[options.field] ?? '';
  }
}

function toRank(order: readonly string[], value: string | undefined): string {
  const index = value === undefined ? -1 : order.indexOf(value);
  return String(index < 0 ? order.length : index).padStart(4, '0');
}
