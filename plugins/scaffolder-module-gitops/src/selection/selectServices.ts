import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A service, and what of it runs where. */
export type ServiceChoice = {
  name: string;
  /** Versions in the order of their clusters, each with how many clusters run it. */
  versions: { value: string; clusters: number }[];
  clusters: string[];
};

/**
 * Every service that is deployed somewhere, by name. What has no version but a revision everywhere is part of the
 * platform, as the folder of a cluster, and none.
 */
export function selectServices(
  deployments: readonly Deployment[],
): ServiceChoice[] {
  const services = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    const known = services.get(deployment.app) ?? [];
    services.set(deployment.app, [...known, deployment]);
  }
  return [...services]
    .filter(([, found]) =>
      found.some(({ version }) => version?.rule !== 'revision'),
    )
    .map(([name, found]) => ({
      name,
      versions: countVersions(found),
      clusters: [...new Set(found.map(({ cluster }) => cluster.name))].sort(),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-US'));
}

function countVersions(deployments: readonly Deployment[]) {
  const counts = new Map<string, number>();
  for (const { version } of deployments) {
    if (version && version.rule !== 'revision') {
      counts.set(version.value, (counts.get(version.value) ?? 0) + 1);
    }
  }
  return [...counts].map(([value, clusters]) => ({ value, clusters }));
}
