import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject } from '../objects/KubernetesObject';

/** Fields that Flux's definitions default when a spec leaves them out, seen on recorded objects. */
export function applyDefaults(kind: string, spec: JsonObject): JsonObject {
  switch (kind) {
    case 'GitRepository':
      return { timeout: '60s', ...spec };
    case 'Kustomization':
      return { force: false, ...spec };
    case 'HelmRelease': {
      const { chart } = spec;
      if (!isJsonObject(chart) || !isJsonObject(chart.spec)) return spec;
      const defaults = { reconcileStrategy: 'ChartVersion', version: '*' };
      return {
        ...spec,
        chart: { ...chart, spec: { ...defaults, ...chart.spec } },
      };
    }
    case 'ImagePolicy':
      return { digestReflectionPolicy: 'Never', ...spec };
    case 'ImageRepository':
      return { exclusionList: ['^.*\\.sig$'], provider: 'generic', ...spec };
    case 'ExternalSecret': {
      const target = isJsonObject(spec.target) ? spec.target : {};
      return {
        refreshInterval: '1h',
        ...spec,
        target: {
          creationPolicy: 'Owner',
          deletionPolicy: 'Retain',
          ...target,
        },
      };
    }
    default:
      return spec;
  }
}
