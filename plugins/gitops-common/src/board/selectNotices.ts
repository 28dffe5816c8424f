import { EngineState } from '../model';
import { BoardNotice, BoardRow, DeploymentRow } from './Board';

/**
 * What a person must know before reading the rows: engines that are not read, clusters that do not
 * answer although their engine does, and what a read engine could not show.
 *
 * @public
 */
export function selectNotices(
  rows: readonly BoardRow[],
  engines: readonly EngineState[],
): BoardNotice[] {
  const deployments = rows.flatMap(row =>
    row.type === 'deployment' ? row : [],
  );
  return [
    ...engines.flatMap(state => toEngineNotice(state, deployments)),
    ...selectClusterNotices(deployments),
    ...engines.flatMap(({ engine, warnings = [] }) =>
      warnings.map(
        ({ message }): BoardNotice => ({
          type: 'warning',
          engine,
          problem: { message },
        }),
      ),
    ),
  ];
}

function toEngineNotice(
  { engine, state, since, error }: EngineState,
  rows: readonly DeploymentRow[],
): BoardNotice[] {
  if (state === 'Live') return [];
  const own = rows.filter(
    ({ deployment }) =>
      deployment.engine.type === engine.type &&
      deployment.engine.name === engine.name,
  );
  return [
    {
      type: 'engine',
      engine,
      state,
      since,
      problem: error,
      rows: own.length,
      asOf: selectAsOf(own),
    },
  ];
}

function selectClusterNotices(rows: readonly DeploymentRow[]): BoardNotice[] {
  const unreachable = rows.filter(
    ({ freshness }) => !freshness.fresh && freshness.reason === 'cluster',
  );
  const clusters = new Set(
    unreachable.map(({ deployment }) => deployment.cluster.name),
  );
  return [...clusters].map(cluster => {
    const own = unreachable.filter(
      ({ deployment }) => deployment.cluster.name === cluster,
    );
    const { freshness } = own[0];
    return {
      type: 'cluster',
      cluster,
      since: freshness.fresh ? undefined : freshness.since,
      rows: own.length,
      asOf: selectAsOf(own),
    };
  });
}

/** The newest, as the rows of one engine may have been frozen one after the other. */
function selectAsOf(rows: readonly DeploymentRow[]): string | undefined {
  return rows
    .flatMap(({ deployment }) => deployment.asOf ?? [])
    .sort()
    .pop();
}
