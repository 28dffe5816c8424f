import { DeploymentRow } from './Board';

/**
 * The newest time of the states that rows show, as the rows of one engine may have been frozen one after
 * the other; undefined when none is dated.
 *
 * @public
 */
export function selectNewestAsOf(
  rows: readonly DeploymentRow[],
): string | undefined {
  return rows
    .flatMap(({ freshness }) => (freshness.fresh ? [] : freshness.asOf ?? []))
    .sort()
    .pop();
}
