import { BoardRow, DeploymentRow } from './Board';

/**
 * The one word that says most about some rows. `Good` when all are; `NotReachable` (the cluster),
 * `NotFresh` (the engine), `NotDeployed` and `CannotTell` for rows without a present state.
 *
 * @public
 */
export type WorstStateWord =
  | 'Degraded'
  | 'Missing'
  | 'NotReachable'
  | 'NotFresh'
  | 'Unknown'
  | 'NotDeployed'
  | 'OutOfSync'
  | 'CannotTell'
  | 'Progressing'
  | 'Suspended'
  | 'Good';

const wordsFromWorstToBest: readonly WorstStateWord[] = [
  'Degraded',
  'Missing',
  'NotReachable',
  'NotFresh',
  'Unknown',
  'NotDeployed',
  'OutOfSync',
  'CannotTell',
  'Progressing',
  'Suspended',
  'Good',
];

/**
 * The worst there is among rows, and on how many of them.
 *
 * @returns undefined for no rows.
 * @public
 */
export function selectWorstState(
  rows: readonly BoardRow[],
): { word: WorstStateWord; count: number; total: number } | undefined {
  const words = rows.map(toWord);
  const word = wordsFromWorstToBest.find(one => words.includes(one));
  return word
    ? {
        word,
        count: words.filter(one => one === word).length,
        total: rows.length,
      }
    : undefined;
}

function toWord(row: BoardRow): WorstStateWord {
  if (row.type === 'expected') {
    return row.expected.state === 'absent' ? 'NotDeployed' : 'CannotTell';
  }
  if (row.freshness.fresh) return toStateWord(row);
  return row.freshness.reason === 'cluster' ? 'NotReachable' : 'NotFresh';
}

function toStateWord({ deployment, condition }: DeploymentRow): WorstStateWord {
  const { health, sync } = deployment;
  if (health === 'Degraded' || health === 'Unknown') return health;
  if (condition === 'moving') return 'Progressing';
  if (health === 'Missing') return health;
  if (sync !== 'Synced') return sync;
  return health === 'Healthy' ? 'Good' : health;
}
