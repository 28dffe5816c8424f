import { HelmRelease, SourceReference } from '../client/wire';

/**
 * The object that holds the chart of a HelmRelease: what `spec.chartRef` names, or the HelmChart that
 * helm-controller makes from `spec.chart` in the namespace of the chart's source.
 */
export function selectChartReference({
  metadata,
  spec,
  status,
}: HelmRelease): SourceReference | undefined {
  if (!spec.chart) return spec.chartRef ?? undefined;
  const { namespace, name } = metadata;
  const [chartNamespace, chartName] = status?.helmChart?.split('/') ?? [
    spec.chart.spec.sourceRef.namespace ?? namespace,
    `${namespace}-${name}`,
  ];
  return { kind: 'HelmChart', namespace: chartNamespace, name: chartName };
}
