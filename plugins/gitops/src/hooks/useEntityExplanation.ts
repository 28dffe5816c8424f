import {
  EntityExplanation,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** Follows how the Deployments of an entity were found. Use it only where that is shown. */
export function useEntityExplanation(
  entity: EntityName,
): FollowedRead<EntityExplanation> {
  const api = useApi(gitopsApiRef);
  const { kind, namespace, name } = entity;
  return useFollowedRead(
    signal => api.explainEntity({ kind, namespace, name }, { signal }),
    { key: JSON.stringify([kind, namespace, name]) },
  );
}
