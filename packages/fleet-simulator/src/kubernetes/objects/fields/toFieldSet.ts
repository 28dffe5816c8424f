import { isJsonObject } from '../isJsonObject';
import { JsonObject } from '../KubernetesObject';
import { findListKeys } from './findListKeys';
import { toItemKey } from './toItemKey';

/**
 * The fields of a value in the notation of `fieldsV1`, without the marks of objects that hold nothing else.
 *
 * @param options - `custom`: of a custom resource, whose conditions are one value
 */
export function toFieldSet(
  value: JsonObject,
  options: { custom: boolean },
): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key.startsWith('v:') ? key : `f:${key}`,
      toFields(key, field, options),
    ]),
  );
}

function toFields(
  key: string,
  field: unknown,
  options: { custom: boolean },
): JsonObject {
  if (isJsonObject(field)) return toFieldSet(field, options);
  if (!Array.isArray(field)) return {};
  if (key === 'finalizers')
    return Object.fromEntries(
      field.map(item => [`v:${JSON.stringify(item)}`, {}]),
    );
  const isWhole = options.custom && key === 'conditions';
  const keys = isWhole ? undefined : findListKeys(key, field);
  if (!keys) return {};
  return Object.fromEntries(
    field.map(item => [
      toItemKey(item, keys),
      { '.': {}, ...(isJsonObject(item) ? toFieldSet(item, options) : {}) },
    ]),
  );
}
