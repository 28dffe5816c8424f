import { DeploymentDetails } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { DrawerSubject } from './DrawerSubject';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows what the row of a Deployment does not say: every ten seconds, and when its row changes. */
export function useDeploymentDetails(
  subject: Pick<DrawerSubject, 'id' | 'changes'>,
): FollowedRead<DeploymentDetails> {
  const api = useApi(gitopsApiRef);
  const { id, changes } = subject;
  return useFollowedRead(signal => api.getDeploymentDetails(id, { signal }), {
    key: id,
    changes,
    followsSignals: false,
  });
}
