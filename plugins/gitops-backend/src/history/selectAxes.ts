import { Deployment, Drift } from '@backstage-gitops/plugin-gitops-common';
import { AxisSight } from './AxisSight';
import { isOperationOpen } from './isOperationOpen';

/**
 * What a row shows of each axis that is told by one value. A row that is not current shows only whether
 * its cluster is reachable: the rest is of an earlier time. What is not known is left out, as not
 * knowing changes nothing: drift `unknown`, a version that is the revision, an operation under way.
 *
 * @param drift - with what is known of it from before
 */
export function selectAxes(row: Deployment, drift: Drift): AxisSight[] {
  const axes: AxisSight[] = [];
  const { clusterReachable, operation, since, version } = row;
  if (clusterReachable) {
    axes.push({
      axis: 'reachability',
      to: clusterReachable.ok ? 'reachable' : 'unreachable',
      told: clusterReachable.since,
      message: clusterReachable.error?.message,
    });
  }
  if (row.asOf) return axes;

  const isWell = row.sync === 'Synced' && row.health === 'Healthy';
  const message = isWell ? undefined : row.message;
  axes.push(
    { axis: 'sync', to: row.sync, told: since.sync, message },
    { axis: 'health', to: row.health, told: since.health, message },
  );
  if (version && version.rule !== 'revision') {
    axes.push({ axis: 'version', to: version.value, told: since.version });
  }
  if (operation && !isOperationOpen(row)) {
    const failed = operation.phase !== 'Succeeded';
    axes.push({
      axis: 'operation',
      to: operation.phase,
      told: operation.finishedAt,
      message: failed ? operation.message : undefined,
    });
  }
  if (drift.state !== 'unknown') {
    axes.push({
      axis: 'drift',
      to: drift.state,
      told: drift.since,
      message: drift.state === 'drifted' ? drift.message : undefined,
    });
  }
  return axes;
}
