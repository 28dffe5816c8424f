import {
  Deployment,
  DeploymentSet,
  DeploymentSetKind,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';

/** What a set generates, and what generates it. */
export type SetMembers = {
  /** Keys `<kind>/<namespace>/<name>` of everything it generated that delivers. */
  generated: readonly string[];
  /** Ids of the Deployments among it. */
  deployments: string[];
  apps: string[];
  parent?: string;
};

/** Puts together what all sets of Flux have in common. */
export function toSet(
  kind: DeploymentSetKind,
  object: {
    engine: Deployment['engine'];
    namespace: string;
    name: string;
    link?: string;
  },
  parts: Pick<DeploymentSet, 'generators' | 'health' | 'sync' | 'error'> &
    SetMembers,
): DeploymentSet {
  const { engine, namespace, name, link } = object;
  const { deployments, apps, parent, generators, health, sync, error } = parts;
  return {
    id: toDeploymentSetId({ engine, namespace, kind, name }),
    kind,
    name,
    namespace,
    engine,
    ...(parent && { parent }),
    generators,
    ...(sync && { sync }),
    health,
    ...(error && { error }),
    deployments: [...deployments].sort(),
    apps: [...new Set(apps)].sort(),
    ...(link && { link }),
  };
}
