import { BoardRow, BoardSummary } from './Board';

/**
 * Counts rows by what a person has to do about them.
 *
 * @public
 */
export function selectSummary(rows: readonly BoardRow[]): BoardSummary {
  const summary: BoardSummary = {
    deployments: 0,
    good: 0,
    moving: 0,
    attention: 0,
    absent: 0,
    unknown: 0,
  };
  for (const row of rows) {
    if (row.type === 'expected') {
      summary[row.expected.state] += 1;
    } else {
      summary.deployments += 1;
      summary[row.condition] += 1;
    }
  }
  return summary;
}
