import { Engine } from '../model';
import { ClusterNotice, ClustersNotice, DeploymentRow } from './Board';
import { selectNewestAsOf } from './selectNewestAsOf';

/** More clusters than this that do not answer share one notice. @public */
export const FOLD_CLUSTERS_ABOVE = 3;

/**
 * A notice for each cluster that does not answer although its engine does; one for all of them when they
 * are many.
 *
 * @public
 */
export function selectClusterNotices(
  rows: readonly DeploymentRow[],
): (ClusterNotice | ClustersNotice)[] {
  const clusters = new Map<string, DeploymentRow[]>();
  for (const row of rows) {
    if (row.freshness.fresh || row.freshness.reason !== 'cluster') continue;
    const { name } = row.deployment.cluster;
    clusters.set(name, [...(clusters.get(name) ?? []), row]);
  }
  const notices = [...clusters].map(([cluster, own]) =>
    toClusterNotice(cluster, own),
  );
  if (notices.length <= FOLD_CLUSTERS_ABOVE) return notices;
  return [
    {
      type: 'clusters',
      clusters: notices.sort((one, other) =>
        one.cluster.localeCompare(other.cluster, 'en', { numeric: true }),
      ),
      since: selectFirst(notices.map(({ since }) => since)),
      rows: notices.reduce((sum, notice) => sum + notice.rows, 0),
    },
  ];
}

function toClusterNotice(
  cluster: string,
  rows: readonly DeploymentRow[],
): ClusterNotice {
  const states = rows.flatMap(({ freshness }) =>
    freshness.fresh ? [] : freshness,
  );
  const problem = states.find(state => state.problem)?.problem;
  return {
    type: 'cluster',
    cluster,
    engines: selectEngines(rows),
    since: selectFirst(states.map(({ since }) => since)),
    rows: rows.length,
    asOf: selectNewestAsOf(rows),
    ...(problem && { problem }),
  };
}

function selectEngines(rows: readonly DeploymentRow[]): Engine[] {
  const engines = new Map<string, Engine>();
  for (const { deployment } of rows) {
    const { type, name } = deployment.engine;
    engines.set(JSON.stringify([type, name]), { type, name });
  }
  return [...engines.values()];
}

function selectFirst(
  times: readonly (string | undefined)[],
): string | undefined {
  return times.flatMap(time => time ?? []).sort()[0];
}
