import { Deployment, EntityDeployments } from '../../model';

/** An answer whose engines are live, changed by what is given. */
export function createEntityDeployments(
  items: Deployment[],
  changes: Partial<EntityDeployments> = {},
): EntityDeployments {
  const since = '2026-11-23T08:00:00Z';
  return {
    items,
    engines: [
      { engine: { type: 'argocd', name: 'hub' }, state: 'Live', since },
    ],
    expected: [],
    sets: [],
    environments: ['dev', 'staging', 'production'],
    ...changes,
  };
}
