import { ResourceTree } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { DrawerSubject } from './DrawerSubject';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows what a Deployment consists of: every ten seconds, and when its row changes. */
export function useDeploymentResources(
  subject: Pick<DrawerSubject, 'id' | 'changes'>,
): FollowedRead<ResourceTree> {
  const api = useApi(gitopsApiRef);
  const { id, changes } = subject;
  return useFollowedRead(signal => api.getDeploymentResources(id, { signal }), {
    key: id,
    changes,
    followsSignals: false,
  });
}
