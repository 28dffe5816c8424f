import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';

/** Every field of either set. */
export function uniteFields(left: JsonObject, right: JsonObject): JsonObject {
  const both: JsonObject = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const current = both[key];
    both[key] =
      isJsonObject(value) && isJsonObject(current)
        ? uniteFields(current, value)
        : value;
  }
  return both;
}
