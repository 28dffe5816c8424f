import { DeploymentCommits } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { ReadOnce, useReadOnce } from './useReadOnce';

/** Two revisions; without them what is applied and what is desired. */
export type CommitRange = { from?: string; to?: string };

/**
 * Reads the commits that lead from one revision of a Deployment to another.
 *
 * @param id - of the Deployment
 * @param options - `changes`: they are read again when it is another text; `skip`: nothing is read
 */
export function useDeploymentCommits(
  id: string,
  options: CommitRange & { changes?: string; skip?: boolean },
): ReadOnce<DeploymentCommits> {
  const api = useApi(gitopsApiRef);
  const { from, to, changes, skip } = options;
  return useReadOnce(
    signal => api.getDeploymentCommits(id, { from, to, signal }),
    { key: skip ? undefined : JSON.stringify([id, from, to, changes]) },
  );
}
