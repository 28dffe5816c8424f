import { DeploymentHistory } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/**
 * Follows what happened to a Deployment.
 *
 * @param id - of the Deployment
 */
export function useDeploymentHistory(
  id: string,
): FollowedRead<DeploymentHistory> {
  const api = useApi(gitopsApiRef);
  return useFollowedRead(signal => api.getDeploymentHistory(id, { signal }), {
    key: id,
  });
}
