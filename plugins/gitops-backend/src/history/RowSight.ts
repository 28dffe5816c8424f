import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A row as it was seen at a moment. */
export type RowSight = {
  /** Placed, with the engine's own times. */
  row: Deployment;
  /** Its commit is the newest that touched its paths, not that of a revision. */
  isOfPaths: boolean;
  /** That commit, when it is known for good. */
  commitOfPaths?: Commit;
  seenAt: Date;
};
