import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/**
 * What a person would look at a resource for.
 *
 * - `failing`: it does not work
 * - `moving`: it is on its way, or was stopped on it
 * - `differs`: it is not what Git says
 * - `none`: nothing
 */
export type NodeTrouble = 'failing' | 'moving' | 'differs' | 'none';

/** The worst that one resource says of itself, whatever belongs to it. */
export function deriveNodeTrouble(node: ResourceNode): NodeTrouble {
  const { health, sync, specifics, requiresPruning } = node;
  if (health === 'Degraded' || health === 'Missing') return 'failing';
  if (specifics?.type === 'externalSecret' && !specifics.synced) {
    return 'failing';
  }
  if (specifics?.type === 'rollout' && specifics.aborted) return 'failing';
  if (health === 'Progressing' || health === 'Suspended') return 'moving';
  return sync === 'OutOfSync' || requiresPruning ? 'differs' : 'none';
}
