import { placeApplications } from './placeApplications';

describe('placeApplications', () => {
  it.each([
    { applications: 1_000, clusters: 500, instances: 1 },
    { applications: 1_010, clusters: 500, instances: 5 },
    { applications: 400, clusters: 500, instances: 20 },
    { applications: 40, clusters: 10, instances: 2 },
  ])('%j: each once, each cluster at one Argo CD', size => {
    const instances = placeApplications(size);
    const names = instances.flatMap(({ places }) =>
      places.map(({ service, cluster }) => `${service} ${cluster}`),
    );
    expect(names).toHaveLength(size.applications);
    expect(new Set(names).size).toBe(size.applications);
    expect(instances).toHaveLength(size.instances);
    expect(instances.flatMap(({ clusters }) => clusters)).toHaveLength(
      size.clusters,
    );
    for (const { clusters, places } of instances) {
      const own = new Set(clusters.map(({ name }) => name));
      expect(places.filter(({ cluster }) => !own.has(cluster))).toEqual([]);
      expect(places.length).toBeGreaterThan(0);
    }
  });
});
