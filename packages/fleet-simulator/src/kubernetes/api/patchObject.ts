import { findChangedFields } from '../objects/fields/findChangedFields';
import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { mergePatch } from '../objects/mergePatch';
import { ObjectStore } from '../objects/ObjectStore';
import { recordManager } from '../objects/recordManager';
import { toApiVersion } from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { checkStale } from './checkStale';
import { findUnknownFields } from './findUnknownFields';
import { ObjectChange } from './ObjectChange';
import { createNotFound, StatusError } from './StatusError';

const identity = [
  'uid',
  'name',
  'namespace',
  'creationTimestamp',
  'generation',
  'managedFields',
];

/**
 * Applies a JSON merge patch as `kubectl patch --type=merge` sends it. The status of what has a status
 * subresource stays as it is, and so does what only the server writes. Fields of a spec that its definition does not
 * have vanish silently, unless `fieldValidation=Strict` is asked for.
 *
 * @throws StatusError 404, 400, 422, 409 for a resourceVersion that is not the current one
 */
export function patchObject(
  store: ObjectStore,
  options: ObjectChange,
): KubernetesObject {
  const { kind, key, query, now } = options;
  const live = store.get(kind, key);
  const patch = parsePatch(options.body);
  if (!live) throw createNotFound(kind, key.name);
  const { status: _status, ...change } = patch;
  const wanted = isJsonObject(change.metadata) ? change.metadata : {};
  const { resourceVersion, ...metadata } = wanted;
  checkStale(kind, { live, resourceVersion });
  for (const field of identity) delete metadata[field];
  const fields: JsonObject = { ...change };
  if ('metadata' in change) fields.metadata = metadata;
  const merged = mergePatch(live, fields) as KubernetesObject;
  const unknown = findUnknownFields(merged);
  if (unknown.length && query.get('fieldValidation') === 'Strict')
    throw createStrictError(merged, unknown);
  const patched = prune(merged, unknown);
  options.checkValid(patched);
  const isSame = JSON.stringify(patched) === JSON.stringify(live);
  if (isSame) return patched;
  const manager =
    query.get('fieldManager') || options.userAgent?.split('/')[0] || 'unknown';
  const object: KubernetesObject = {
    ...patched,
    apiVersion: live.apiVersion,
    kind: live.kind,
    metadata: {
      ...patched.metadata,
      managedFields: recordManager(live.metadata, {
        apiVersion: toApiVersion(kind),
        manager,
        operation: 'Update',
        time: toTimestamp(now),
        fields: prune(fields, unknown),
        changed: findChangedFields(live, patched),
      }),
    },
  };
  return query.get('dryRun') === 'All' ? object : store.write(kind, object);
}

/** The object without some fields of its spec. */
function prune<T extends JsonObject>(object: T, unknown: string[]): T {
  if (!isJsonObject(object.spec)) return object;
  const known = Object.entries(object.spec).filter(
    ([field]) => !unknown.includes(field),
  );
  return { ...object, spec: Object.fromEntries(known) };
}

function createStrictError(merged: KubernetesObject, unknown: string[]) {
  const fields = unknown.map(field => `unknown field "spec.${field}"`);
  const reason = `Invalid value: ${JSON.stringify(
    JSON.stringify(merged),
  )}: strict decoding error: ${fields.join(', ')}`;
  return new StatusError(422, 'Invalid', ` "" is invalid: patch: ${reason}`, {
    causes: [{ reason: 'FieldValueInvalid', message: reason, field: 'patch' }],
  });
}

function parsePatch(body: string): JsonObject {
  let patch: unknown;
  try {
    patch = JSON.parse(body);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON';
    throw new StatusError(400, 'BadRequest', `error decoding patch: ${why}`);
  }
  if (isJsonObject(patch)) return patch;
  throw new StatusError(
    400,
    'BadRequest',
    'error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}',
  );
}
