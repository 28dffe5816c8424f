import {
  ClusterList,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';

/** An environment one may choose. */
export type EnvironmentChoice = {
  name: string;
  clusters: number;
  /** On so many of them the service in question runs. */
  running: number;
  /** Versions of the service in question that run there. */
  versions: string[];
};

/**
 * Environments to choose from, in order.
 *
 * @param options - `deployments`: of the service in question; `onlyRunning`: where it runs; `after`: later
 * than this one
 */
export function selectEnvironments(
  list: ClusterList,
  options: {
    deployments?: readonly Deployment[];
    onlyRunning?: boolean;
    after?: string;
  } = {},
): EnvironmentChoice[] {
  const { deployments = [], onlyRunning, after } = options;
  const start = after === undefined ? 0 : list.environments.indexOf(after) + 1;
  return list.environments
    .slice(start)
    .map(name => ({
      name,
      clusters: list.items.filter(({ environment }) => environment === name)
        .length,
      running: new Set(
        deployments
          .filter(({ environment }) => environment === name)
          .map(({ cluster }) => cluster.name),
      ).size,
      versions: [
        ...new Set(
          deployments
            .filter(({ environment }) => environment === name)
            .flatMap(({ version }) => version?.value ?? []),
        ),
      ],
    }))
    .filter(
      ({ name }) =>
        !onlyRunning ||
        deployments.some(({ environment }) => environment === name),
    );
}
