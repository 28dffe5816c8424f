import { FluxSource, HelmRelease, SourceReference } from '../client/wire';
import { deriveSource, selectSourceProblem } from './deriveSource';
import { FluxSources, toReferencedKey } from './FluxSources';
import { ResolvedSource } from './ResolvedSource';
import { selectChartReference } from './selectChartReference';

/**
 * Resolves the chart of a HelmRelease: a chart object that helm-controller makes from `spec.chart`,
 * or what `spec.chartRef` names, an OCIRepository or HelmChart.
 */
export function deriveChartSource(
  sources: FluxSources,
  release: HelmRelease,
): ResolvedSource {
  const { metadata, spec } = release;
  const { namespace } = metadata;
  const reference = selectChartReference(release);
  if (!reference) {
    return { isKnown: false, origin: { repository: '' }, commits: [] };
  }
  if (reference.kind !== 'HelmChart') {
    return deriveSource(sources, reference, namespace);
  }
  const object = sources.get(toReferencedKey(reference, namespace));
  const written = spec.chart?.spec;
  const sourceRef = written?.sourceRef ?? object?.spec.sourceRef ?? undefined;
  return deriveFromChart(sources, object, {
    reference: sourceRef && {
      ...sourceRef,
      namespace:
        sourceRef.namespace ??
        (written ? namespace : object?.metadata.namespace),
    },
    chart: written?.chart ?? object?.spec.chart ?? '',
    version: written?.version ?? object?.spec.version,
    chartName: reference.name,
  });
}

function deriveFromChart(
  sources: FluxSources,
  object: FluxSource | undefined,
  options: {
    reference: SourceReference | undefined;
    chart: string;
    version: string | undefined;
    chartName: string;
  },
): ResolvedSource {
  const { reference, chart, version, chartName } = options;
  const behind = reference
    ? deriveSource(sources, reference, reference.namespace ?? '')
    : undefined;
  const isFolder = reference?.kind !== 'HelmRepository';
  const artifact = object?.status?.artifact;
  const observed = object?.status?.observedSourceArtifactRevision;
  return {
    isKnown: Boolean(object),
    // For a chart in a folder the version is no range: source-controller ignores it.
    target: isFolder ? behind?.target : version ?? '*',
    desired: artifact?.revision,
    desiredSince: artifact?.lastUpdateTime,
    problem:
      behind?.problem ??
      (object &&
        selectSourceProblem(object, { kind: 'HelmChart', name: chartName })),
    origin: {
      repository: behind?.origin.repository ?? '',
      ...(isFolder ? { path: chart } : { chart }),
    },
    object: behind?.object,
    commits: isFolder
      ? [
          ...new Set([
            ...(observed ? [observed] : []),
            ...(behind?.commits ?? []),
          ]),
        ]
      : [],
  };
}
