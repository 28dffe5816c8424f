import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';

const withEntries = (value: unknown, pairs: Record<string, string>) => ({
  ...(isJsonObject(value) ? value : {}),
  ...pairs,
});

/**
 * The object with labels on itself and, where asked, in its selector and pod template.
 */
export function addLabels(
  object: KubernetesObject,
  options: {
    pairs: Record<string, string>;
    selectors?: boolean;
    templates?: boolean;
  },
): KubernetesObject {
  const { pairs, selectors, templates } = options;
  const labelled: KubernetesObject = {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...pairs },
    },
  };
  if (!object.spec || !(selectors || templates)) return labelled;
  const spec: JsonObject = { ...object.spec };
  if (isJsonObject(spec.template)) {
    const { metadata } = spec.template;
    const labels = isJsonObject(metadata) ? metadata.labels : {};
    spec.template = {
      ...spec.template,
      metadata: {
        ...(isJsonObject(metadata) ? metadata : {}),
        labels: withEntries(labels, pairs),
      },
    };
    if (selectors) {
      const selector = isJsonObject(spec.selector) ? spec.selector : {};
      spec.selector = {
        ...selector,
        matchLabels: withEntries(selector.matchLabels, pairs),
      };
    }
  } else if (selectors && object.kind === 'Service') {
    spec.selector = withEntries(spec.selector, pairs);
  }
  return { ...labelled, spec };
}
