import { findListKeys } from './fields/findListKeys';
import { toItemKey } from './fields/toItemKey';
import { isJsonObject } from './isJsonObject';
import { JsonObject } from './KubernetesObject';

/**
 * Server-side apply without its conflicts: fields of the applier become what it wants, fields it no longer
 * names go, fields of others stay. Lists whose items have keys are merged item by item, others are taken whole.
 *
 * @param live - the object as it is
 * @param options - `before`: what the applier applied last time; `desired`: what it applies now
 */
export function mergeApplied(
  live: JsonObject,
  options: { before: JsonObject; desired: JsonObject },
): JsonObject {
  const { before, desired } = options;
  const merged: JsonObject = { ...live };
  for (const [key, had] of Object.entries(before)) {
    if (key in desired) continue;
    const current = merged[key];
    if (isJsonObject(had) && isJsonObject(current)) {
      const rest = mergeApplied(current, { before: had, desired: {} });
      if (Object.keys(rest).length > 0) merged[key] = rest;
      else delete merged[key];
    } else {
      delete merged[key];
    }
  }
  for (const [key, value] of Object.entries(desired)) {
    const current = merged[key];
    const had = before[key];
    if (Array.isArray(value)) {
      merged[key] = mergeItems(key, current, { had, value });
      continue;
    }
    merged[key] = isJsonObject(value)
      ? mergeApplied(isJsonObject(current) ? current : {}, {
          before: isJsonObject(had) ? had : {},
          desired: value,
        })
      : value;
  }
  return merged;
}

function mergeItems(
  field: string,
  live: unknown,
  options: { had: unknown; value: unknown[] },
): unknown[] {
  const { had, value } = options;
  const keys = findListKeys(field, value);
  const liveKeys = Array.isArray(live) && findListKeys(field, live);
  if (!keys || !liveKeys) return value;
  const toItems = (items: unknown) =>
    Object.fromEntries(
      (Array.isArray(items) ? items : []).map(item => [
        toItemKey(item, keys),
        item,
      ]),
    );
  return Object.values(
    mergeApplied(toItems(live), {
      before: toItems(had),
      desired: toItems(value),
    }),
  );
}
