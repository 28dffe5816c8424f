import { isJsonObject } from './isJsonObject';
import { JsonObject } from './KubernetesObject';

/** JSON merge patch, RFC 7396: null deletes, objects merge, everything else replaces. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const patched: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const current = patched[key];
    if (value === null) delete patched[key];
    else if (isJsonObject(value))
      patched[key] = mergePatch(isJsonObject(current) ? current : {}, value);
    else patched[key] = value;
  }
  return patched;
}
