import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';

const isEmpty = (value: JsonObject) =>
  Object.keys(value).every(key => key === '.');

/** The fields of one set that are not in another. Taking an object takes everything in it. */
export function subtractFields(
  from: JsonObject,
  taken: JsonObject,
): JsonObject {
  const left: JsonObject = {};
  for (const [key, value] of Object.entries(from)) {
    const gone = taken[key];
    if (!isJsonObject(gone) || !isJsonObject(value)) {
      left[key] = value;
      continue;
    }
    if (isEmpty(gone)) continue;
    const rest = subtractFields(value, gone);
    if (!isEmpty(rest)) left[key] = rest;
  }
  return left;
}
