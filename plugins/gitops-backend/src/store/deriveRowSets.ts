import {
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';

/** What a row says of its set. */
export type RowSet = NonNullable<Deployment['set']>;

/**
 * What the Deployments of sets say of them, by id. Of two sets that list one Deployment the first that
 * was told counts. The Deployments of one step share one object.
 */
export function deriveRowSets(
  sets: readonly DeploymentSet[],
): Map<string, RowSet> {
  const rowSets = new Map<string, RowSet>();
  const add = (ids: readonly string[], rowSet: RowSet) => {
    for (const id of ids) if (!rowSets.has(id)) rowSets.set(id, rowSet);
  };
  for (const { id, kind, name, steps = [], deployments } of sets) {
    const unfinished: string[] = [];
    for (const { step, state, deployments: ofStep } of steps) {
      add(ofStep, {
        id,
        kind,
        name,
        step,
        steps: steps.length,
        ...(state === 'Waiting' && { waitingFor: [...unfinished] }),
      });
      if (state !== 'Healthy') unfinished.push(...ofStep);
    }
    add(deployments, { id, kind, name });
  }
  return rowSets;
}
