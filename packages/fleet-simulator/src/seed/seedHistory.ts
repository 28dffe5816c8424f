import { CommitInput } from '../git/toFastImport';
import { SeedCluster, seedClusters } from './seedClusters';
import { SeedService, seedServices } from './seedServices';
import { toClusterFiles } from './toClusterFiles';
import { toDeploymentFile } from './toDeploymentFile';
import { toEnvironmentFiles } from './toEnvironmentFiles';
import { toHubFiles } from './toHubFiles';
import { toInfrastructureFiles } from './toInfrastructureFiles';
import { toServiceFiles } from './toServiceFiles';
import { toServiceSetFile } from './toServiceSetFile';

const readme = `# platform-gitops

What runs where. Argo CD and Flux make the clusters look like this repository.

- \`clusters/<cluster>/apps/<service>.yaml\`: one service on one cluster; a promotion changes one line of it
- \`apps/<service>/\`: the service itself, the same on every cloud
- \`environments/<environment>/\`: values of all services there
- \`infrastructure/\`: what every cluster has
- \`bootstrap/\`: how the clusters and the services are made known
`;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const grace = { name: 'Grace Example', email: 'grace@example.com' };
const ada = { name: 'Ada Example', email: 'ada@example.com' };
const olu = { name: 'Olu Example', email: 'olu@example.com' };
const mei = { name: 'Mei Example', email: 'mei@example.com' };

/**
 * The commits of a new platform repository, oldest first: three weeks in which three services came and moved
 * from dev over staging to production.
 *
 * @param url - of the repository itself, for the manifests that name it
 * @param now - dates are counted back from here
 */
export function seedHistory(url: string, now: Date): CommitInput[] {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const checkout = seedServices['checkout-api'];
  const inventory = seedServices['inventory-api'];
  const users = seedServices['user-service'];
  const storefront = seedServices.storefront;
  return [
    {
      date: ago(21 * DAY),
      author: grace,
      message:
        'Lay out the platform repository\n\nFive clusters on three clouds, four behind the hub and one on Flux.',
      files: toPlatformFiles(url),
    },
    {
      date: ago(20 * DAY + 3 * HOUR),
      author: ada,
      message: 'checkout-api: 1.4.0 on every cluster',
      files: toFirstDelivery(checkout, '1.4.0', url),
    },
    {
      date: ago(18 * DAY + 5 * HOUR),
      author: olu,
      message: 'inventory-api: 2.0.0 on every cluster',
      files: toFirstDelivery(inventory, '2.0.0', url),
    },
    {
      date: ago(16 * DAY + 2 * HOUR),
      author: mei,
      message: 'user-service: 7.0.0, one wave of clusters after the other',
      files: toFirstDelivery(users, '7.0.0', url),
    },
    {
      date: ago(14 * DAY + 3 * HOUR),
      author: mei,
      message: 'storefront: 3.2.0 in staging and on aws-eks',
      files: toFirstDelivery(storefront, '3.2.0', url),
    },
    {
      date: ago(12 * DAY + 4 * HOUR),
      author: ada,
      message: 'checkout-api: 1.4.2 in dev and staging',
      files: toDelivery(checkout, '1.4.2', ['dev', 'staging']),
    },
    {
      date: ago(9 * DAY + HOUR),
      author: ada,
      message:
        'checkout-api: 1.4.2 in production\n\nRounding of refunds is right again.',
      files: toDelivery(checkout, '1.4.2', ['production']),
    },
    {
      date: ago(8 * DAY + 6 * HOUR),
      author: olu,
      message: 'inventory-api: 2.0.1 on every cluster',
      files: toDelivery(inventory, '2.0.1', ['dev', 'staging', 'production']),
    },
    {
      date: ago(6 * DAY + 2 * HOUR),
      author: mei,
      message: 'user-service: 7.1.0 in dev',
      files: toDelivery(users, '7.1.0', ['dev']),
    },
    {
      date: ago(5 * DAY + 7 * HOUR),
      author: grace,
      message: 'Keep track of security policies on every cluster',
      files: toInfrastructureFiles('security'),
    },
    {
      date: ago(3 * DAY + 5 * HOUR),
      author: ada,
      message: 'checkout-api: 1.5.0 in dev and staging',
      files: toDelivery(checkout, '1.5.0', ['dev', 'staging']),
    },
    {
      date: ago(DAY + 4 * HOUR),
      author: olu,
      message: 'inventory-api: 2.1.0 in dev',
      files: toDelivery(inventory, '2.1.0', ['dev']),
    },
    {
      date: ago(2 * HOUR),
      author: ada,
      message: 'checkout-api: 1.6.0 in dev\n\nGift cards, behind a flag.',
      files: toDelivery(checkout, '1.6.0', ['dev']),
    },
  ];
}

function toPlatformFiles(url: string): Record<string, string> {
  const environments = new Set(seedClusters.map(each => each.environment));
  return Object.assign(
    { 'README.md': readme },
    toHubFiles(url),
    ...[...environments].map(toEnvironmentFiles),
    toInfrastructureFiles('monitoring'),
    ...seedClusters.map(cluster =>
      toClusterFiles(
        cluster,
        servicesOn(cluster).map(service => service.namespace),
        { url },
      ),
    ),
  );
}

function servicesOn(cluster: SeedCluster): SeedService[] {
  return Object.values<SeedService>(seedServices).filter(
    ({ waves, clusters }) =>
      (!waves || waves[cluster.name]) &&
      (!clusters || clusters.includes(cluster.name)),
  );
}

function toFirstDelivery(service: SeedService, version: string, url: string) {
  return {
    ...toServiceFiles(service),
    ...toServiceSetFile(service, url),
    ...toDelivery(service, version, ['dev', 'staging', 'production']),
  };
}

function toDelivery(
  service: SeedService,
  version: string,
  environments: string[],
): Record<string, string> {
  return Object.assign(
    {},
    ...seedClusters
      .filter(cluster => environments.includes(cluster.environment))
      .filter(cluster => servicesOn(cluster).includes(service))
      .map(cluster => toDeploymentFile(service, cluster, { version })),
  );
}
