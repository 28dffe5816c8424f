import {
  JsonObject,
  ManagedFieldsEntry,
  ObjectMetadata,
} from './KubernetesObject';
import { subtractFields } from './fields/subtractFields';
import { toFieldSet } from './fields/toFieldSet';
import { uniteFields } from './fields/uniteFields';

/** Groups of Kubernetes itself: none, one word, or something of `k8s.io`. */
const isBuiltIn = (apiVersion: string) =>
  /^([^./]+|[^./]+\/[^/]+|[^/]*k8s\.io\/[^/]+)$/.test(apiVersion);

/**
 * `managedFields` after someone wrote some fields.
 *
 * @param metadata - of the object before
 * @param write - who wrote, how, and an object holding just the written fields. An Apply and a status
 *   update say all fields the writer has; an Update of anything else adds to them. `changed`, in the notation of
 *   `fieldsV1`: the fields whose values this write changed, which others thereby lose.
 */
export function recordManager(
  metadata: ObjectMetadata,
  write: Omit<ManagedFieldsEntry, 'fieldsType' | 'fieldsV1'> & {
    fields: JsonObject;
    changed?: JsonObject;
  },
): ManagedFieldsEntry[] {
  const { fields, changed = {}, ...entry } = write;
  const existing = metadata.managedFields ?? [];
  const isSame = (other: ManagedFieldsEntry) =>
    other.manager === entry.manager &&
    other.operation === entry.operation &&
    other.subresource === entry.subresource;
  const loses = (other: ManagedFieldsEntry) =>
    subtractFields(other.fieldsV1, changed);
  const same = existing.find(isSame);
  const written = toFieldSet(fields, { custom: !isBuiltIn(entry.apiVersion) });
  const replaces = entry.operation === 'Apply' || entry.subresource;
  return [
    ...existing
      .filter(other => !isSame(other))
      .map(other => ({ ...other, fieldsV1: loses(other) }))
      .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0),
    {
      ...entry,
      fieldsType: 'FieldsV1',
      fieldsV1: replaces || !same ? written : uniteFields(loses(same), written),
    },
  ];
}
