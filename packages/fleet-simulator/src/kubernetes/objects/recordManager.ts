import { isJsonObject } from './isJsonObject';
import {
  JsonObject,
  ManagedFieldsEntry,
  ObjectMetadata,
} from './KubernetesObject';

/** The fields of a value in the notation of `fieldsV1`. Lists count as one field, which real ones do not. */
function toFieldSet(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key.startsWith('v:') ? key : `f:${key}`,
      isJsonObject(field) ? toFieldSet(field) : {},
    ]),
  );
}

function union(left: JsonObject, right: JsonObject): JsonObject {
  const both: JsonObject = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const current = both[key];
    both[key] =
      isJsonObject(value) && isJsonObject(current)
        ? union(current, value)
        : value;
  }
  return both;
}

/**
 * `managedFields` after someone wrote some fields.
 *
 * @param metadata - of the object before
 * @param write - who wrote, how, and an object holding just the written fields. An Apply and a status
 *   update say all fields the writer has; an Update of anything else adds to them.
 */
export function recordManager(
  metadata: ObjectMetadata,
  write: Omit<ManagedFieldsEntry, 'fieldsType' | 'fieldsV1'> & {
    fields: JsonObject;
  },
): ManagedFieldsEntry[] {
  const { fields, ...entry } = write;
  const existing = metadata.managedFields ?? [];
  const isSame = (other: ManagedFieldsEntry) =>
    other.manager === entry.manager &&
    other.operation === entry.operation &&
    other.subresource === entry.subresource;
  const before = existing.find(isSame)?.fieldsV1 ?? {};
  const written = toFieldSet(fields);
  const replaces = entry.operation === 'Apply' || entry.subresource;
  return [
    ...existing.filter(other => !isSame(other)),
    {
      ...entry,
      fieldsType: 'FieldsV1',
      fieldsV1: replaces ? written : union(before, written),
    },
  ];
}
