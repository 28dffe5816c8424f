import {
  Cluster,
  Deployment,
  Engine,
  ExpectedDeployment,
} from '@backstage-gitops/plugin-gitops-common';
import { EntityLinks } from './readEntityLinks';

/** What is known about the clusters and engines when absence is told. */
export type ExpectationOptions = {
  /** Of `gitops.expected` for this entity. */
  configured: readonly string[];
  /** Engines that were never read completely. */
  unread: readonly Engine[];
  /** Names of clusters that an engine we read knows. */
  knownClusters: ReadonlySet<string>;
  resolve: (cluster: string) => Cluster & { environment?: string };
};

/**
 * The clusters an entity should run on by annotation or configuration, and does not. Siblings say
 * nothing: without an expectation there is no absence.
 */
export function selectExpected(
  links: EntityLinks,
  items: readonly Deployment[],
  options: ExpectationOptions,
): ExpectedDeployment[] {
  const sources = selectExpectedClusters(links, options);
  return [...sources].flatMap(([name, source]) =>
    selectMissingApps(links, items, name).map(app => {
      const { labels, environment } = options.resolve(name);
      return {
        app,
        cluster: { name, labels },
        ...(environment && { environment }),
        source,
        state: mayBeUnseen(name, options)
          ? ('unknown' as const)
          : ('absent' as const),
      };
    }),
  );
}

/** Every cluster that is expected, by the name we use, with who says so: the annotation before the configuration. */
export function selectExpectedClusters(
  links: EntityLinks,
  options: Pick<ExpectationOptions, 'configured' | 'resolve'>,
): Map<string, ExpectedDeployment['source']> {
  const sources = new Map<string, ExpectedDeployment['source']>();
  const wanted = [
    ...links.clusters.map(name => [name, 'annotation'] as const),
    ...options.configured.map(name => [name, 'config'] as const),
  ];
  for (const [name, source] of wanted) {
    const cluster = options.resolve(name).name;
    if (!sources.has(cluster)) sources.set(cluster, source);
  }
  return sources;
}

/**
 * Several apps of an entity are missed one by one. Names that are those of engines' objects (one for
 * each cluster) are not apps: then one row of any of them is enough.
 */
function selectMissingApps(
  { appNames, entityName }: EntityLinks,
  items: readonly Deployment[],
  cluster: string,
): string[] {
  const present = items.filter(item => item.cluster.name === cluster);
  const areObjects =
    items.length > 0 &&
    !appNames.some(name => items.some(({ app }) => app === name));
  if (appNames.length === 0 || areObjects) {
    return present.length > 0 ? [] : [items[0]?.app ?? entityName];
  }
  return appNames.filter(name => !present.some(({ app }) => app === name));
}

/** A Flux delivers to its own cluster, or to one nobody else knows; any other engine anywhere. */
function mayBeUnseen(cluster: string, options: ExpectationOptions): boolean {
  return options.unread.some(
    engine =>
      engine.type !== 'flux' ||
      options.resolve(engine.name).name === cluster ||
      !options.knownClusters.has(cluster),
  );
}
