import {
  OfferedResourceAction,
  ResourceNode,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows what the engine offers for one resource of a Deployment: every ten seconds, and when the resource changes. */
export function useResourceActions(
  id: string,
  node: ResourceNode,
): FollowedRead<{ items: OfferedResourceAction[] }> {
  const api = useApi(gitopsApiRef);
  const { ref } = node;
  return useFollowedRead(
    signal => api.getResourceActions(id, ref, { signal }),
    {
      key: JSON.stringify([id, toResourceId(ref)]),
      changes: JSON.stringify(node),
      followsSignals: false,
    },
  );
}
