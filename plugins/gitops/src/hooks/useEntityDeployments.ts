import {
  EntityDeployments,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { useApi } from '@backstage/core-plugin-api';
import { gitopsApiRef } from '../apis';
import { FollowedRead, useFollowedRead } from './useFollowedRead';

/** What is known of where an entity runs. Both absent: still loading. */
export type EntityDeploymentsState = {
  /** The last good answer, kept while later reads fail. */
  deployments?: EntityDeployments;
  failure?: FollowedRead<EntityDeployments>['failure'];
  retry: () => void;
};

/**
 * Follows where an entity runs: reads on every signal "changed", and every ten seconds. Nothing is read
 * while the document is hidden, never two reads at a time.
 */
export function useEntityDeployments(
  entity: EntityName,
): EntityDeploymentsState {
  const api = useApi(gitopsApiRef);
  const { kind, namespace, name } = entity;
  const { value, failure, retry } = useFollowedRead(
    signal => api.getEntityDeployments({ kind, namespace, name }, { signal }),
    { key: JSON.stringify([kind, namespace, name]) },
  );
  return { deployments: value, failure, retry };
}
