import { DeploymentSet } from '@backstage-gitops/plugin-gitops-common';

/**
 * Turns what an engine told of a set into the set we serve: with the Deployments that are known only,
 * dated when its engine cannot be read.
 *
 * @param options.exists - whether there is a row of this id
 * @param options.staleSince - since when the engine cannot be read, ISO 8601
 */
export function placeSet(
  told: DeploymentSet,
  options: { exists: (id: string) => boolean; staleSince?: string },
): DeploymentSet {
  const { exists, staleSince } = options;
  const { steps } = told;
  return {
    ...told,
    deployments: told.deployments.filter(exists),
    ...(steps && {
      steps: steps.map(step => ({
        ...step,
        deployments: step.deployments.filter(exists),
      })),
    }),
    ...(staleSince && { asOf: staleSince }),
  };
}
