import { isDeepStrictEqual } from 'node:util';
import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';
import { findListKeys } from './findListKeys';
import { toItemKey } from './toItemKey';

const toItems = (items: unknown[], keys: string[]): JsonObject =>
  Object.fromEntries(items.map(item => [toItemKey(item, keys), item]));

/** The fields whose values differ between two objects, in the notation of `fieldsV1`. */
export function findChangedFields(
  before: JsonObject,
  after: JsonObject,
): JsonObject {
  const changed: JsonObject = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isDeepStrictEqual(before[key], after[key])) continue;
    const inside = compare(key, before[key], after[key]);
    if (inside) changed[`f:${key}`] = inside;
  }
  return changed;
}

/** Undefined when nothing of it differs; empty when the value as a whole does. */
function compare(
  key: string,
  before: unknown,
  after: unknown,
): JsonObject | undefined {
  const toWhole = (value: unknown): JsonObject | undefined => {
    if (isJsonObject(value)) return value;
    if (!Array.isArray(value)) return undefined;
    const keys = findListKeys(key, value);
    return keys && toItems(value, keys);
  };
  const left = toWhole(before);
  const right = toWhole(after);
  if (!left && !right) return {};
  const isList = Array.isArray(before) || Array.isArray(after);
  const inside = isList
    ? compareItems(left ?? {}, right ?? {})
    : findChangedFields(left ?? {}, right ?? {});
  return Object.keys(inside).length > 0 ? inside : undefined;
}

function compareItems(before: JsonObject, after: JsonObject): JsonObject {
  const changed: JsonObject = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const left = before[key];
    const right = after[key];
    if (isDeepStrictEqual(left, right)) continue;
    const inside = findChangedFields(
      isJsonObject(left) ? left : {},
      isJsonObject(right) ? right : {},
    );
    changed[key] = left && right ? inside : { '.': {}, ...inside };
  }
  return changed;
}
