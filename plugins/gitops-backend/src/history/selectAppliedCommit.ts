import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { RowSight } from './RowSight';

/** What tells which configuration a row is at. */
export type AppliedCommit = { key: string; commit?: Commit };

/**
 * The commit whose configuration a row runs: the one that touched what concerns it. Where the history
 * cannot be asked, the revision of an Application stands in, as Argo CD syncs when something differs.
 * Flux applies every revision, which tells nothing.
 */
export function selectAppliedCommit({
  row,
  commitOfPaths,
  isOfPaths,
}: RowSight): AppliedCommit | undefined {
  if (isOfPaths) {
    return commitOfPaths && { key: commitOfPaths.sha, commit: commitOfPaths };
  }
  const { applied } = row.revision;
  if (row.kind !== 'Application' || !applied) return undefined;
  return { key: applied, ...(row.commit && { commit: row.commit }) };
}
