import { kinds } from '../objects/resourceKinds';
import { ChartStorage } from './ChartStorage';
import { createWorkQueue } from './createWorkQueue';
import { FluxContext } from './FluxContext';
import { isWorthReconciling } from './isWorthReconciling';
import { pace } from './pace';
import { readArtifact } from './readArtifact';
import { reconcileGitRepository } from './reconcileGitRepository';
import { reconcileHelmChart } from './reconcileHelmChart';
import { helmChartSpec } from './sourceSpecs';
import { toObjectKey } from './toObjectKey';

/**
 * Follows GitRepositories and HelmCharts, and looks at Git soon after a push.
 *
 * @returns how to stop listening
 */
export function startSourceController(
  context: FluxContext & { charts: ChartStorage },
): () => void {
  const { store, repository, clock } = context;
  const repositories = createWorkQueue(clock, key =>
    reconcileGitRepository(context, key),
  );
  const charts = createWorkQueue(clock, key =>
    reconcileHelmChart(context, key),
  );

  const addChartsOf = (source: string, namespace = '') => {
    for (const chart of store.list(kinds.helmChart, namespace)) {
      const spec = helmChartSpec.safeParse(chart.spec);
      if (spec.success && spec.data.sourceRef.name === source)
        charts.add(toObjectKey(chart));
    }
  };

  const unobserve = store.observe(change => {
    const { kind, object, previous } = change;
    if (change.type === 'DELETED') return;
    if (kind === kinds.gitRepository) {
      if (isWorthReconciling(change)) repositories.add(toObjectKey(object));
      if (readArtifact(object)?.revision !== readArtifact(previous)?.revision)
        addChartsOf(object.metadata.name, object.metadata.namespace);
    }
    if (kind === kinds.helmChart && isWorthReconciling(change))
      charts.add(toObjectKey(object));
  });
  const unsubscribe = repository.onPush(() => {
    clock.after(pace.push, () =>
      store
        .list(kinds.gitRepository)
        .forEach(object => repositories.add(toObjectKey(object))),
    );
  });
  return () => {
    unobserve();
    unsubscribe();
  };
}
