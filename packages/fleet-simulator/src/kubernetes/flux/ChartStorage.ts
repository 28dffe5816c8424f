/**
 * Which commit each packaged chart was built from. With `reconcileStrategy: ChartVersion` a chart is
 * packaged anew only when its version or its HelmChart changed, so an older commit can stay in use: as in
 * Flux, a chart changed without a new version is not delivered.
 */
export interface ChartStorage {
  read(namespace: string, name: string): PackagedChart | undefined;
  store(namespace: string, name: string, chart: PackagedChart): void;
}

/** A chart as packaged: a version and where its files are. */
export type PackagedChart = {
  version: string;
  commit: string;
  /** Path of the chart's folder in the repository. */
  folder: string;
};

/** A {@link ChartStorage} in memory. */
export function createChartStorage(): ChartStorage {
  const charts = new Map<string, PackagedChart>();
  return {
    read: (namespace, name) => charts.get(`${namespace}/${name}`),
    store: (namespace, name, chart) => {
      charts.set(`${namespace}/${name}`, chart);
    },
  };
}
