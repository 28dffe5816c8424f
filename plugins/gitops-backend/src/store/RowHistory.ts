import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';

/** What the store knows of a row's commit beyond the one it shows. */
export type RowCommitEvidence = {
  /** It is the newest commit that touched the row's paths that counts, not that of a revision. */
  isOfPaths: boolean;
  /** That commit, when it is known for good. */
  commitOfPaths?: Commit;
};

/** Takes note of every row that is drawn, and dates it. In memory: nobody waits for a database. */
export interface RowHistory {
  /**
   * @param row - placed, with the engine's own times
   * @returns the row with what is known from before: since when, and drift
   */
  date(row: Deployment, evidence: RowCommitEvidence): Deployment;
}
