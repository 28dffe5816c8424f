import { Deployment, Engine } from '@backstage-gitops/plugin-gitops-common';

/**
 * What permission rules see of a Deployment, or of one that is expected and not there.
 *
 * @public
 */
export type DeploymentSubject = {
  /** Name of its cluster. */
  cluster: string;
  environment?: string;
  /** Absent when it is not there: nobody knows who would deliver it. */
  engine?: Engine;
  /** The Argo CD project. */
  project?: string;
  /** Entity references, lower case: owners of the entities it belongs to. */
  owners: readonly string[];
};

/** One that is expected and not there, with the owners of the entity that expects it. */
export type AbsentDeployment = Pick<Deployment, 'cluster' | 'environment'> & {
  owners: readonly string[];
};

/** What a decision is asked about. */
export type JudgedDeployment = Deployment | AbsentDeployment;

/** Whether somebody may see it, or do something to it. */
export type DeploymentJudgement = (deployment: JudgedDeployment) => boolean;

/** @param ownersOf - owners of a Deployment, by its id */
export function toDeploymentSubject(
  deployment: JudgedDeployment,
  ownersOf: (id: string) => readonly string[],
): DeploymentSubject {
  const { cluster, environment } = deployment;
  const place = { cluster: cluster.name, ...(environment && { environment }) };
  if ('owners' in deployment) return { ...place, owners: deployment.owners };
  const { engine, id, project } = deployment;
  return {
    ...place,
    engine,
    ...(project && { project }),
    owners: ownersOf(id),
  };
}
