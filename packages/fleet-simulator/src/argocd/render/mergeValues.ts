import { isJsonObject, JsonObject } from '../../Json';

/** Lays one object over another: objects are merged, everything else is replaced, null removes. */
export function mergeValues(below: JsonObject, above: JsonObject): JsonObject {
  const merged: JsonObject = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    if (value === null) delete merged[key];
    else if (isJsonObject(value) && isJsonObject(under)) {
      merged[key] = mergeValues(under, value);
    } else merged[key] = value;
  }
  return merged;
}
