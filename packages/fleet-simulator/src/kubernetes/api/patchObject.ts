import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { mergePatch } from '../objects/mergePatch';
import { ObjectStore } from '../objects/ObjectStore';
import { recordManager } from '../objects/recordManager';
import {
  ResourceKind,
  toApiVersion,
  toQualifiedPlural,
} from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { createNotFound, StatusError } from './StatusError';

/** @throws StatusError 415 for any patch but a merge patch */
export function checkPatchType(contentType: string | undefined): void {
  const type = (contentType ?? '').split(';')[0].trim();
  if (type === 'application/merge-patch+json') return;
  throw new StatusError(
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/merge-patch+json',
  );
}

/** What the schema of its kind has against an object; undefined when nothing. */
export type ObjectCheck = (object: KubernetesObject) => string | undefined;

const identity = [
  'uid',
  'name',
  'namespace',
  'creationTimestamp',
  'generation',
];

/**
 * Applies a JSON merge patch as `kubectl patch --type=merge` sends it. The status of what has a status
 * subresource stays as it is, and so does what only the server writes.
 *
 * @throws StatusError 404, 400, 422, 409 for a resourceVersion that is not the current one
 */
export function patchObject(
  store: ObjectStore,
  options: {
    kind: ResourceKind;
    key: { namespace?: string; name: string };
    body: string;
    query: URLSearchParams;
    userAgent: string | undefined;
    now: Date;
    findInvalidField: ObjectCheck;
  },
): KubernetesObject {
  const { kind, key, query, now } = options;
  const live = store.get(kind, key);
  const patch = parsePatch(options.body);
  if (!live) throw createNotFound(kind, key.name);
  const { status: _status, ...change } = patch;
  const wanted = isJsonObject(change.metadata) ? change.metadata : {};
  const { resourceVersion, ...metadata } = wanted;
  const isStale =
    resourceVersion !== undefined &&
    resourceVersion !== live.metadata.resourceVersion;
  if (isStale)
    throw new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${toQualifiedPlural(kind)} "${
        key.name
      }": the object has been modified; please apply your changes to the latest version and try again`,
      { name: key.name, group: kind.group, kind: kind.plural },
    );
  for (const field of identity) delete metadata[field];
  const fields: JsonObject = { ...change };
  if ('metadata' in change) fields.metadata = metadata;
  const patched = mergePatch(live, fields) as KubernetesObject;
  const invalid = options.findInvalidField(patched);
  if (invalid)
    throw new StatusError(
      422,
      'Invalid',
      `${toQualifiedPlural(kind)} "${key.name}" is invalid: ${invalid}`,
      { name: key.name, group: kind.group, kind: kind.kind },
    );
  const isSame =
    JSON.stringify(patched) === JSON.stringify(live) ||
    query.get('dryRun') === 'All';
  if (isSame) return patched;
  const manager =
    query.get('fieldManager') || options.userAgent?.split('/')[0] || 'unknown';
  return store.write(kind, {
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
        fields,
      }),
    },
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
