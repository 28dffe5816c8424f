import { BulkSize } from './BulkSize';

/** So many clusters a service runs on, where there are as many. */
const CLUSTERS_PER_SERVICE = 20;
const ENVIRONMENTS = ['dev', 'staging', 'production'];
const PROJECTS = 10;
const CLOUDS = ['aws', 'gcp', 'azure'];

/** Where one Application of a bulk fleet is, and what it delivers. */
export type BulkPlace = { service: string; cluster: string; project: string };

/** A cluster of a bulk fleet. */
export type BulkCluster = { name: string; labels: Record<string, string> };

/**
 * Spreads Applications over the clusters, a service on each of twenty, and gives each Argo CD an equal
 * share of the clusters. Equal sizes give equal fleets.
 *
 * @returns one entry for each Argo CD
 */
export function placeApplications(
  size: BulkSize,
): { clusters: BulkCluster[]; places: BulkPlace[] }[] {
  const each = Math.min(CLUSTERS_PER_SERVICE, size.clusters);
  const stride = Math.floor(size.clusters / each);
  const clusters = Array.from({ length: size.clusters }, (_, index) => ({
    name: `cluster-${index.toString().padStart(3, '0')}`,
    labels: {
      environment: ENVIRONMENTS[index % ENVIRONMENTS.length],
      cloud: CLOUDS[index % CLOUDS.length],
      region: `region-${index % 10}`,
    },
  }));
  const toInstance = (index: number) =>
    Math.floor((index * size.instances) / size.clusters);
  const instances = Array.from({ length: size.instances }, (_, instance) => ({
    clusters: clusters.filter((__, index) => toInstance(index) === instance),
    places: [] as BulkPlace[],
  }));
  for (let index = 0; index < size.applications; index++) {
    const service = Math.floor(index / each);
    const cluster = (service * 7 + (index % each) * stride) % size.clusters;
    instances[toInstance(cluster)].places.push({
      service: `service-${service.toString().padStart(5, '0')}`,
      cluster: clusters[cluster].name,
      project: `project-${service % PROJECTS}`,
    });
  }
  return instances;
}
