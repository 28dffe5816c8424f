import { DeploymentQuery } from '@backstage-gitops/plugin-gitops-common';

/** A field that `GET /deployments` filters by. */
export type DeploymentFilterKey = keyof NonNullable<DeploymentQuery['filter']>;

/** Fields that `GET /deployments` sorts by. */
export const deploymentSortFields = [
  'app',
  'cluster',
  'drift',
  'engine',
  'environment',
  'health',
  'kind',
  'name',
  'namespace',
  'project',
  'sync',
  'version',
] as const;

/** One of {@link deploymentSortFields}. */
export type DeploymentSortField = (typeof deploymentSortFields)[number];

/** A query of `GET /deployments`, parsed. */
export type DeploymentListQuery = {
  filter: Partial<Record<DeploymentFilterKey, string[]>>;
  /** In lower case. */
  search?: string;
  sort: { field: DeploymentSortField; descending: boolean };
  /** The row after which the page starts: its sort key and id. */
  after?: { key: string; id: string };
  limit: number;
};
