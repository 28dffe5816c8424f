import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import {
  DeploymentFilterKey,
  DeploymentListQuery,
} from './DeploymentListQuery';

/** What a row is known by under each key; `''` stands for having none. */
const readValues: Record<
  DeploymentFilterKey,
  (deployment: Deployment) => string[]
> = {
  app: ({ app }) => [app],
  cluster: ({ cluster }) => [cluster.name],
  environment: ({ environment }) => [environment ?? ''],
  engine: ({ engine }) => [engine.name, `${engine.type}/${engine.name}`],
  kind: ({ kind }) => [kind],
  sync: ({ sync }) => [sync],
  health: ({ health }) => [health],
  drift: ({ drift }) => [drift.state],
  project: ({ project }) => [project ?? ''],
};

/** The rows that a query's filter and search leave. */
export function selectMatching(
  deployments: readonly Deployment[],
  query: Pick<DeploymentListQuery, 'filter' | 'search'>,
): readonly Deployment[] {
  const filters = Object.entries(query.filter) as [
    DeploymentFilterKey,
    string[],
  ][];
  if (filters.length === 0 && !query.search) return deployments;
  return deployments.filter(
    deployment =>
      filters.every(([key, values]) =>
        readValues[key](deployment).some(value => values.includes(value)),
      ) && isFound(deployment, query.search),
  );
}

function isFound(deployment: Deployment, search: string | undefined): boolean {
  if (!search) return true;
  const { app, name, cluster, version } = deployment;
  return [app, name, cluster.name, version?.value ?? ''].some(text =>
    text.toLocaleLowerCase('en-US').includes(search),
  );
}
