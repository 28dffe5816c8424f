import { kinds } from '../objects/resourceKinds';
import { ChartStorage, PackagedChart } from './ChartStorage';
import { parseConditions } from './conditions';
import { helmManager, ReleaseRun } from './createReleaseRun';
import { FluxContext, ObjectKey } from './FluxContext';
import { parseDuration } from './parseDuration';
import { formatDuration } from './formatDuration';
import { readArtifact } from './readArtifact';
import { ReleaseError } from './ReleaseError';

/** Where the HelmChart of a release is: its own one, or the one it refers to. */
export function toChartKey({ key, spec }: ReleaseRun): ObjectKey {
  const { chartRef, chart } = spec;
  if (chartRef)
    return {
      namespace: chartRef.namespace ?? key.namespace,
      name: chartRef.name,
    };
  return {
    namespace: chart?.spec.sourceRef.namespace ?? key.namespace,
    name: `${key.namespace}-${key.name}`,
  };
}

/**
 * Makes the HelmChart of a release say what the release wants, and gives the chart once it is packaged.
 *
 * @throws ReleaseError while it is not
 */
export function ensureHelmChart(
  context: FluxContext & { charts: ChartStorage },
  run: ReleaseRun,
): PackagedChart & { name: string } {
  const { store, applier, charts } = context;
  const { key, spec } = run;
  const chartKey = toChartKey(run);
  const called = `${chartKey.namespace}/${chartKey.name}`;
  if (spec.chart) {
    const { interval, ...template } = spec.chart.spec;
    const { namespace: _namespace, ...sourceRef } = template.sourceRef;
    const outcome = applier.apply(kinds.helmChart, {
      manager: helmManager,
      desired: {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmChart',
        metadata: {
          ...chartKey,
          labels: {
            'helm.toolkit.fluxcd.io/name': key.name,
            'helm.toolkit.fluxcd.io/namespace': key.namespace,
          },
        },
        spec: {
          ...template,
          sourceRef,
          interval: formatDuration(
            parseDuration(interval ?? spec.interval) ?? 600_000,
          ),
        },
      },
    });
    if (outcome !== 'unchanged') {
      const done = outcome === 'created' ? 'Created' : 'Configured';
      const { kind, name } = sourceRef;
      run.tell(
        'Normal',
        `HelmChart${done}`,
        `${done} HelmChart/${called} with SourceRef '${kind}/${chartKey.namespace}/${name}'`,
      );
    }
    run.status.write({ fields: { helmChart: called } });
  }

  const object = store.get(kinds.helmChart, chartKey);
  const fail = (why: string): never => {
    throw new ReleaseError(
      'SourceNotReady',
      `HelmChart '${called}' is not ready: ${why}`,
    );
  };
  if (!object) {
    const kind = spec.chartRef?.kind ?? 'HelmChart';
    throw new ReleaseError(
      'SourceNotReady',
      `could not get Source object: ${kind.toLowerCase()}s.source.toolkit.fluxcd.io "${
        chartKey.name
      }" not found`,
    );
  }
  if (object.status?.observedGeneration !== object.metadata.generation) {
    const ready = parseConditions(object.status).find(
      ({ type, status }) => type === 'Ready' && status === 'False',
    );
    return fail(
      ready?.message ?? 'latest generation of object has not been reconciled',
    );
  }
  const packaged = charts.read(chartKey.namespace, chartKey.name);
  if (!packaged || !readArtifact(object)) return fail('no artifact available');
  const name = object.status?.observedChartName;
  return { ...packaged, name: typeof name === 'string' ? name : key.name };
}
