import { DeploymentSet, EngineState } from '../model';
import {
  BoardNotice,
  BoardRow,
  DeploymentRow,
  EngineNotice,
  WarningNotice,
} from './Board';
import { selectClusterNotices } from './selectClusterNotices';
import { selectNewestAsOf } from './selectNewestAsOf';
import { selectSetNotices } from './selectSetNotices';

/**
 * What a person must know before reading the rows: engines that are not read, clusters that do not
 * answer although their engine does, what is missing because a set could not generate it, rollouts that
 * cannot go on, and what a read engine could not show.
 *
 * @public
 */
export function selectNotices(
  rows: readonly BoardRow[],
  options: {
    engines: readonly EngineState[];
    sets?: readonly DeploymentSet[];
  },
): BoardNotice[] {
  const { engines, sets = [] } = options;
  const deployments = rows.flatMap(row =>
    row.type === 'deployment' ? row : [],
  );
  return [
    ...engines.flatMap(state => toEngineNotice(state, deployments)),
    ...selectClusterNotices(deployments),
    ...selectSetNotices(sets, deployments),
    ...engines.flatMap(toWarningNotices),
  ];
}

function toEngineNotice(
  { engine, state, since, error, nextTryAt }: EngineState,
  rows: readonly DeploymentRow[],
): EngineNotice[] {
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
      ...(nextTryAt && { nextTryAt }),
      rows: own.length,
      asOf: selectNewestAsOf(own),
    },
  ];
}

function toWarningNotices({
  engine,
  warnings = [],
}: EngineState): WarningNotice[] {
  return warnings.map(({ message }) => ({
    type: 'warning',
    engine,
    problem: { message },
  }));
}
