import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';

/** The fields that are in both sets. A field that one of them takes whole is met whole. */
export function intersectFields(
  left: JsonObject,
  right: JsonObject,
): JsonObject {
  const both: JsonObject = {};
  for (const [key, value] of Object.entries(left)) {
    const other = right[key];
    if (!isJsonObject(value) || !isJsonObject(other) || key === '.') continue;
    const isWhole =
      Object.keys(value).length === 0 || Object.keys(other).length === 0;
    const inside = isWhole ? {} : intersectFields(value, other);
    if (isWhole || Object.keys(inside).length > 0) both[key] = inside;
  }
  return both;
}
