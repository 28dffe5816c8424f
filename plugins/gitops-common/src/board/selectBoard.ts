import { EngineState, EntityDeployments } from '../model';
import { Board } from './Board';
import { BoardSort, defaultBoardSort } from './BoardSort';
import { parseBoardFilter } from './parseBoardFilter';
import { selectEnvironments } from './selectEnvironments';
import { selectGroups } from './selectGroups';
import { selectMatchingRows } from './selectMatchingRows';
import { selectNotices } from './selectNotices';
import { selectRows } from './selectRows';
import { selectSortedRows } from './selectSortedRows';
import { selectSummary } from './selectSummary';

/** An environment with more rows than this is folded into groups. @public */
export const FOLD_ABOVE = 12;

/**
 * Everything the screen says about where an entity runs. What is counted and compared never depends
 * on the filter; the filter only decides which rows are listed.
 *
 * @public
 */
export function selectBoard(
  deployments: EntityDeployments,
  options: { filter?: string; sort?: BoardSort } = {},
): Board {
  const { filter = '', sort = defaultBoardSort } = options;
  const parsed = parseBoardFilter(filter);
  const rows = selectRows(deployments);
  const environments = selectEnvironments(rows, deployments.environments).map(
    environment => {
      const left = selectSortedRows(
        selectMatchingRows(environment.rows, parsed),
        sort,
      );
      return {
        ...environment,
        rows: left,
        ...(left.length > FOLD_ABOVE && { groups: selectGroups(left) }),
      };
    },
  );
  return {
    environments,
    summary: selectSummary(rows),
    notices: selectNotices(rows, deployments),
    engines: deriveEngines(deployments.engines),
    total: rows.length,
    shown: environments.reduce((sum, { rows: left }) => sum + left.length, 0),
  };
}

function deriveEngines(engines: readonly EngineState[]): Board['engines'] {
  const live = engines.filter(({ state }) => state === 'Live').length;
  if (live === 0) return 'down';
  return live === engines.length ? 'live' : 'partly';
}
