import { kustomizationsPath } from './kustomizationPaths';
import { openWatch, OpenWatch } from './openWatch';
import { startTestCluster, TestCluster } from './startTestCluster';

/** A cluster at rest for each test of a suite, whose watches are closed after it. */
export interface WatchedCluster {
  /** That of the test that runs. */
  readonly cluster: TestCluster;
  /** Watches Kustomizations. */
  watch(query: string): Promise<OpenWatch>;
  closeLater(watch: OpenWatch): void;
  /** The version at which the Kustomizations are now. */
  readRevision(): Promise<string | undefined>;
}

/** Starts a cluster before each test, and waits until its five Kustomizations are applied. */
export function createWatchedCluster(): WatchedCluster {
  let cluster: TestCluster;
  let watches: OpenWatch[];
  beforeEach(async () => {
    cluster = await startTestCluster();
    watches = [];
    // `apps` is applied last, and nothing but the pace of retries moves afterwards.
    await cluster.until(async () => {
      const items = (await cluster.items(kustomizationsPath)) ?? [];
      return (
        items.length === 5 &&
        items.every(({ status }) => status?.lastAppliedRevision)
      );
    });
  });
  afterEach(async () => {
    watches.forEach(watch => watch.close());
    await cluster.stop();
  });
  return {
    get cluster() {
      return cluster;
    },
    async watch(query) {
      const opened = await openWatch(
        cluster,
        `${kustomizationsPath}?watch=1&${query}`,
      );
      watches.push(opened);
      return opened;
    },
    closeLater: watch => watches.push(watch),
    readRevision: async () =>
      (await cluster.get(kustomizationsPath)).metadata.resourceVersion,
  };
}
