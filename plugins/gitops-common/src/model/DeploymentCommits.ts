import { Commit } from './Deployment';

/**
 * Answer of `GET /deployments/:id/commits`: the commits that lead from one revision to another and
 * touched what concerns the Deployment, newest first.
 *
 * @public
 */
export type DeploymentCommits = {
  items: Commit[];
  /** Whole hashes or beginnings of such, as asked for, else what is applied and what is desired. */
  from?: string;
  to?: string;
  /**
   * - `complete`: these are all
   * - `cut`: there are more than are listed
   * - `unknown`: the history of the repository cannot be asked, or does not have the revisions
   */
  state: 'complete' | 'cut' | 'unknown';
};
