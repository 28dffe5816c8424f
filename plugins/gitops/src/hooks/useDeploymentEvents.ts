import {
  DeploymentEvents,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { DrawerSubject } from './DrawerSubject';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows the Events of a Deployment, or of one of its resources: every ten seconds, and when its row changes. */
export function useDeploymentEvents(
  subject: Pick<DrawerSubject, 'id' | 'changes'>,
  resource?: ResourceRef,
): FollowedRead<DeploymentEvents> {
  const api = useApi(gitopsApiRef);
  const { id, changes } = subject;
  return useFollowedRead(
    signal => api.getDeploymentEvents(id, { resource, signal }),
    {
      key: JSON.stringify([id, resource && toResourceId(resource)]),
      changes,
      followsSignals: false,
    },
  );
}
