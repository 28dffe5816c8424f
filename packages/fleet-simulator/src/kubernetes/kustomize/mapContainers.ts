import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';

/** The pod template of a workload; undefined when the object has none. */
export function readPodTemplate(
  object: KubernetesObject,
): JsonObject | undefined {
  const template = object.spec?.template;
  return isJsonObject(template) && isJsonObject(template.spec)
    ? template
    : undefined;
}

/** The object with every container of its pod template changed; the same object when it has none. */
export function mapContainers(
  object: KubernetesObject,
  change: (container: JsonObject) => JsonObject,
): KubernetesObject {
  const template = readPodTemplate(object);
  if (!template || !isJsonObject(template.spec)) return object;
  const podSpec: JsonObject = { ...template.spec };
  for (const field of ['containers', 'initContainers']) {
    const list = podSpec[field];
    if (Array.isArray(list))
      podSpec[field] = list.map(container =>
        isJsonObject(container) ? change(container) : container,
      );
  }
  return {
    ...object,
    spec: { ...object.spec, template: { ...template, spec: podSpec } },
  };
}
