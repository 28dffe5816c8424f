import { UnresolvedRow } from '../store/RowCommits';
import { WantedCommit } from './CommitSource';

/**
 * The commits that rows wait for, each once. Of several rows one of a current engine is chosen, as that
 * engine may be asked.
 */
export function selectWantedCommits(
  rows: readonly UnresolvedRow[],
): WantedCommit[] {
  const wanted = new Map<string, WantedCommit>();
  for (const { deployment, reference } of rows) {
    const { repository, revision, paths } = reference;
    const key = JSON.stringify([repository, revision, paths]);
    const other = wanted.get(key);
    if (!other || (other.deployment.asOf && !deployment.asOf)) {
      wanted.set(key, { ...reference, deployment });
    }
  }
  return [...wanted.values()];
}
