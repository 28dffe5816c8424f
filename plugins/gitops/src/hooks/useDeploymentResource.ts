import {
  LiveResource,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { DrawerSubject } from './DrawerSubject';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows one resource of a Deployment as it is now: every ten seconds, and when the row changes. */
export function useDeploymentResource(
  subject: Pick<DrawerSubject, 'id' | 'changes'>,
  ref: ResourceRef,
): FollowedRead<LiveResource> {
  const api = useApi(gitopsApiRef);
  const { id, changes } = subject;
  return useFollowedRead(
    signal => api.getDeploymentResource(id, ref, { signal }),
    {
      key: JSON.stringify([id, toResourceId(ref)]),
      changes,
      followsSignals: false,
    },
  );
}
