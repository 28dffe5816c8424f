import { parse } from 'yaml';
import { z } from 'zod/v3';
import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { PackagedChart } from './ChartStorage';
import { FluxContext, ObjectKey } from './FluxContext';
import { HelmReleaseSpec } from './helmReleaseSpec';
import { ReleaseError } from './ReleaseError';
import { toRepositoryPath } from './toRepositoryPath';

const configMap = z.object({ data: z.record(z.string()).default({}) });

function mergeValues(weak: JsonObject, strong: JsonObject): JsonObject {
  const merged: JsonObject = { ...weak };
  for (const [key, value] of Object.entries(strong)) {
    const current = merged[key];
    if (value === null) delete merged[key];
    else if (isJsonObject(value) && isJsonObject(current))
      merged[key] = mergeValues(current, value);
    else merged[key] = value;
  }
  return merged;
}

const parseValues = (text: string): JsonObject => {
  const value: unknown = parse(text);
  return isJsonObject(value) ? value : {};
};

/**
 * The values of a release, weak to strong: the chart's own (or `valuesFiles` instead), `valuesFrom` in
 * order, `values`.
 *
 * @returns `own`: what does not come from the chart, which is what Flux's config digest covers; `packaged`: what does
 * @throws ReleaseError when a ConfigMap is missing
 */
export function deriveValues(
  context: FluxContext,
  options: { key: ObjectKey; spec: HelmReleaseSpec; chart: PackagedChart },
): { values: JsonObject; own: JsonObject; packaged: JsonObject } {
  const { repository, store } = context;
  const { key, spec, chart } = options;
  const valuesFiles = spec.chart?.spec.valuesFiles ?? [];
  const paths = valuesFiles.length
    ? valuesFiles.map(toRepositoryPath)
    : [`${chart.folder}/values.yaml`];
  const packaged = paths
    .map(path => repository.read(chart.commit, path))
    .filter(text => text !== undefined)
    .map(parseValues)
    .reduce(mergeValues, {});

  let own: JsonObject = {};
  for (const { kind, name, valuesKey, optional } of spec.valuesFrom ?? []) {
    const dataKey = valuesKey ?? 'values.yaml';
    const at = { namespace: key.namespace, name };
    const object =
      kind === 'ConfigMap' ? store.get(kinds.configMap, at) : undefined;
    const text = object && configMap.parse(object).data[dataKey];
    if (text !== undefined) {
      own = mergeValues(own, parseValues(text));
    } else if (!optional) {
      const cause = object
        ? `missing key '${dataKey}' in ${kind} '${key.namespace}/${name}'`
        : `${kind.toLowerCase()}s "${name}" not found`;
      throw new ReleaseError(
        'ValuesError',
        `could not resolve ${kind} chart values reference '${key.namespace}/${name}' with key '${dataKey}': ${cause}`,
      );
    }
  }
  own = mergeValues(own, spec.values ?? {});
  return { values: mergeValues(packaged, own), own, packaged };
}
