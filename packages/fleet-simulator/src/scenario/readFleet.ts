import { isJsonObject } from '../Json';
import { PlatformRepository } from '../git/PlatformRepository';
import { parseYaml } from '../argocd/render/parseYaml';
import { toRegisteredCluster } from '../argocd/sets/toRegisteredCluster';

/** A cluster as the repository knows it. */
export type FleetCluster = {
  name: string;
  engine: 'argocd' | 'flux';
  environment: string;
};

/** The clusters in the newest commit of a repository, by name. */
export function readFleetClusters(
  repository: PlatformRepository,
): FleetCluster[] {
  const head = repository.head();
  return repository.list(head, 'bootstrap').flatMap((path): FleetCluster[] => {
    const match =
      /^bootstrap\/([^/]+)\/(argocd-cluster|flux-system)\.yaml$/.exec(path);
    if (!match) return [];
    const [, name, file] = match;
    const manifests = readOrNothing(repository.read(head, path) ?? '');
    if (file === 'argocd-cluster') {
      return manifests.flatMap(manifest => {
        const cluster = toRegisteredCluster(manifest);
        const environment = cluster?.labels.environment ?? '';
        return cluster
          ? [{ name: cluster.name, engine: 'argocd' as const, environment }]
          : [];
      });
    }
    const environment = manifests
      .map(({ spec }) => isJsonObject(spec) && spec.postBuild)
      .map(build => isJsonObject(build) && build.substitute)
      .map(values => isJsonObject(values) && values.ENVIRONMENT)
      .find(value => typeof value === 'string');
    return [{ name, engine: 'flux', environment: String(environment ?? '') }];
  });
}

/** The services in the newest commit, each with the clusters that have a file for it. */
export function readFleetServices(
  repository: PlatformRepository,
): Map<string, string[]> {
  const services = new Map<string, string[]>();
  for (const path of repository.list(repository.head(), 'clusters')) {
    const match = /^clusters\/([^/]+)\/apps\/([^/]+)\.yaml$/.exec(path);
    if (!match) continue;
    const [, cluster, service] = match;
    services.set(service, [...(services.get(service) ?? []), cluster]);
  }
  return services;
}

function readOrNothing(text: string) {
  try {
    return parseYaml(text);
  } catch {
    return [];
  }
}
