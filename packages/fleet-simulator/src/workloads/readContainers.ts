import { isJsonObject, JsonObject } from '../Json';

/** A container as its template says. */
export type TemplateContainer = JsonObject & { name: string; image: string };

/** The containers of a pod template; none when it has no readable ones. */
export function readContainers(template: JsonObject): TemplateContainer[] {
  const spec = isJsonObject(template.spec) ? template.spec : {};
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  return containers.filter(isJsonObject).map((container, index) => ({
    ...container,
    name:
      typeof container.name === 'string' ? container.name : `app-${index + 1}`,
    image: typeof container.image === 'string' ? container.image : '',
  }));
}
