import { DeploymentDiff } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { ReadOnce, useReadOnce } from './useReadOnce';

/**
 * Compares what a Deployment should be with what it is: once, and again when one asks.
 *
 * @param id - of the Deployment
 */
export function useDeploymentDiff(id: string): ReadOnce<DeploymentDiff> {
  const api = useApi(gitopsApiRef);
  return useReadOnce(signal => api.getDeploymentDiff(id, { signal }), {
    key: id,
  });
}
