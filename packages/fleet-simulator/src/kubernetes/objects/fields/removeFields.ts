import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';
import { findListKeys } from './findListKeys';
import { toItemKey } from './toItemKey';

/** An object without some of its fields, told in the notation of `fieldsV1`; what is empty then goes too. */
export function removeFields(
  object: JsonObject,
  fields: JsonObject,
): JsonObject {
  const left: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const gone = fields[`f:${key}`];
    if (!isJsonObject(gone)) {
      left[key] = value;
      continue;
    }
    const rest = reduce(key, value, gone);
    if (rest !== undefined) left[key] = rest;
  }
  return left;
}

function reduce(key: string, value: unknown, gone: JsonObject): unknown {
  if (Object.keys(gone).length === 0) return undefined;
  if (isJsonObject(value)) {
    const rest = removeFields(value, gone);
    return Object.keys(rest).length > 0 ? rest : undefined;
  }
  if (!Array.isArray(value)) return value;
  const keys = findListKeys(key, value);
  const items = value.flatMap(item => {
    const name = keys ? toItemKey(item, keys) : `v:${JSON.stringify(item)}`;
    const inside = gone[name];
    if (!isJsonObject(inside)) return [item];
    if (!isJsonObject(item) || '.' in inside) return [];
    return [removeFields(item, inside)];
  });
  return items.length > 0 ? items : undefined;
}
