import {
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';
import { DeploymentJudgement } from '../permissions/DeploymentSubject';

/**
 * The sets a caller may see, with what they may see of them. Without a condition: all.
 *
 * With a condition a set is seen through its Deployments: it is there when at least one of them may be
 * seen, and names only those, and only apps of which the caller sees some Deployment. A set without
 * Deployments is left out: a condition speaks of environments and clusters, and whatever the set was
 * meant to make might be on one that is hidden.
 *
 * @param options.rows - all rows
 */
export function selectVisibleSets(
  sets: ReadonlyMap<string, DeploymentSet>,
  options: {
    isVisible?: DeploymentJudgement;
    rows: readonly Deployment[];
  },
): DeploymentSet[] {
  const { isVisible, rows } = options;
  if (!isVisible) return [...sets.values()];
  const visible = rows.filter(isVisible);
  const ids = new Set(visible.map(({ id }) => id));
  const apps = new Set(visible.map(({ app }) => app));
  const seen = new Set(
    [...sets.values()]
      .filter(({ deployments }) => deployments.some(id => ids.has(id)))
      .map(({ id }) => id),
  );
  return [...sets.values()]
    .filter(({ id }) => seen.has(id))
    .map(({ parent, ...set }) => ({
      ...set,
      ...(parent && seen.has(parent) && { parent }),
      deployments: set.deployments.filter(id => ids.has(id)),
      apps: set.apps.filter(app => apps.has(app)),
      ...(set.steps && {
        steps: set.steps.map(step => ({
          ...step,
          deployments: step.deployments.filter(id => ids.has(id)),
        })),
      }),
    }));
}
