import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';
import { useOwnActions } from './useOwnActions';

const LIMIT = 10;

/** Follows the last actions on a Deployment, by whomever, newest first. */
export function useDeploymentActions(
  id: string,
): FollowedRead<{ items: ActionRecord[] }> {
  const api = useApi(gitopsApiRef);
  const { attempts } = useOwnActions();
  return useFollowedRead(
    signal => api.getActions({ deployment: id, limit: LIMIT }, { signal }),
    { key: id, changes: JSON.stringify(attempts.get(id)) },
  );
}
