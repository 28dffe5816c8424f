import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';

/** The fields of a set as conflicts name them: `.spec.template.spec.containers[name="app"].image`. */
export function toFieldPaths(fields: JsonObject, path = ''): string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (key === '.') return [];
    const at = `${path}${toStep(key)}`;
    const inside = isJsonObject(value) ? toFieldPaths(value, at) : [];
    return inside.length ? inside : [at];
  });
}

function toStep(key: string): string {
  const name = key.slice(2);
  if (key.startsWith('f:')) return `.${name}`;
  if (key.startsWith('v:')) return `[=${name}]`;
  const keys = Object.entries(JSON.parse(name)).map(
    ([field, value]) => `${field}=${JSON.stringify(value)}`,
  );
  return `[${keys.join(',')}]`;
}
