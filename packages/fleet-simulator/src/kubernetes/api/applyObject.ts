import { parse } from 'yaml';
import { findChangedFields } from '../objects/fields/findChangedFields';
import { intersectFields } from '../objects/fields/intersectFields';
import { subtractFields } from '../objects/fields/subtractFields';
import { toFieldSet } from '../objects/fields/toFieldSet';
import { uniteFields } from '../objects/fields/uniteFields';
import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { mergeApplied } from '../objects/mergeApplied';
import { ObjectStore } from '../objects/ObjectStore';
import { recordManager } from '../objects/recordManager';
import { removeFields } from '../objects/fields/removeFields';
import { toApiVersion } from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { completeDeployment } from '../workloads/completeDeployment';
import { checkStale } from './checkStale';
import { createApplyConflict } from './createApplyConflict';
import { findUnknownFields } from './findUnknownFields';
import { ObjectChange } from './ObjectChange';
import { StatusError } from './StatusError';

/**
 * Server-side apply: the fields of the body become what it says and the manager's own; a field that another manager
 * set to something else is a conflict unless `force` is asked for. With `dryRun=All` nothing is kept.
 *
 * @throws StatusError 422 without fieldManager, 400, 409 naming every conflict and its manager, 500 for a field the
 *   definition does not have
 */
export function applyObject(
  store: ObjectStore,
  options: ObjectChange,
): { created: boolean; object: KubernetesObject } {
  const { kind, key, query, now } = options;
  const manager = query.get('fieldManager');
  if (!manager) throw createManagerRequired();
  const body = parseBody(options);
  const {
    apiVersion: _apiVersion,
    kind: _kind,
    status: _status,
    ...rest
  } = body;
  const wanted = isJsonObject(rest.metadata) ? rest.metadata : {};
  if (wanted.managedFields !== undefined && wanted.managedFields !== null)
    throw new StatusError(
      400,
      'BadRequest',
      'metadata.managedFields must be nil',
    );
  const metadata = Object.fromEntries(
    ['labels', 'annotations', 'finalizers', 'ownerReferences']
      .filter(field => field in wanted)
      .map(field => [field, wanted[field]]),
  );
  const { metadata: _metadata, ...content } = rest;
  const fields: JsonObject = {
    ...content,
    ...(Object.keys(metadata).length ? { metadata } : {}),
  };

  const live = store.get(kind, key);
  if (live) checkStale(kind, { live, resourceVersion: wanted.resourceVersion });
  const before: KubernetesObject = live ?? {
    apiVersion: toApiVersion(kind),
    kind: kind.kind,
    metadata: { ...key },
  };
  const written = toFieldSet(fields, { custom: kind.custom });
  const managers = before.metadata.managedFields ?? [];
  const own = managers.find(
    entry =>
      entry.manager === manager &&
      entry.operation === 'Apply' &&
      !entry.subresource,
  );
  const others = managers.filter(entry => entry !== own);
  const applied = mergeApplied(before, { before: {}, desired: fields });
  const changed = findChangedFields(before, applied);
  const conflicts = others.flatMap(entry => {
    const met = intersectFields(changed, entry.fieldsV1);
    return Object.keys(met).length ? [{ entry, fields: met }] : [];
  });
  if (conflicts.length && query.get('force') !== 'true')
    throw createApplyConflict(conflicts);
  // What it applied before and no longer names goes, unless someone else has it too.
  const dropped = others.reduce(
    (left, { fieldsV1 }) => subtractFields(left, fieldsV1),
    subtractFields(own?.fieldsV1 ?? {}, written),
  );
  const merged = completeDeployment(
    removeFields(applied, dropped) as KubernetesObject,
  );
  const unknown = findUnknownFields(merged);
  if (unknown.length)
    throw new StatusError(
      500,
      'InternalError',
      `failed to create typed patch object (${[key.namespace, key.name]
        .filter(Boolean)
        .join('/')}; ${before.apiVersion}, Kind=${kind.kind}): .spec.${
        unknown[0]
      }: field not declared in schema`,
    );
  options.checkValid(merged);
  const object: KubernetesObject = {
    ...merged,
    metadata: {
      ...merged.metadata,
      managedFields: recordManager(before.metadata, {
        apiVersion: toApiVersion(kind),
        manager,
        operation: 'Apply',
        time: toTimestamp(now),
        fields,
        changed: uniteFields(changed, dropped),
      }),
    },
  };
  const isDryRun = query.get('dryRun') === 'All';
  return {
    created: !live,
    object: isDryRun ? object : store.write(kind, object),
  };
}

function createManagerRequired() {
  const message = 'Required value: is required for apply patch';
  return new StatusError(
    422,
    'Invalid',
    `PatchOptions.meta.k8s.io "" is invalid: fieldManager: ${message}`,
    {
      group: 'meta.k8s.io',
      kind: 'PatchOptions',
      causes: [
        { reason: 'FieldValueRequired', message, field: 'fieldManager' },
      ],
    },
  );
}

function parseBody({ kind, key, body }: ObjectChange): JsonObject {
  const refuse = (message: string) =>
    new StatusError(400, 'BadRequest', message);
  let object: unknown;
  try {
    object = parse(body);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not YAML';
    throw refuse(`error decoding YAML: ${why}`);
  }
  if (!isJsonObject(object))
    throw refuse(
      'error decoding YAML: cannot unmarshal into Go value of type map[string]interface {}',
    );
  const { metadata } = object;
  if (object.apiVersion !== toApiVersion(kind) || object.kind !== kind.kind)
    throw refuse(
      `invalid object type: ${object.apiVersion}, Kind=${
        object.kind
      } is not ${toApiVersion(kind)}, Kind=${kind.kind}`,
    );
  const { name = key.name, namespace = key.namespace } = isJsonObject(metadata)
    ? metadata
    : {};
  if (name !== key.name)
    throw refuse(
      `the name of the object (${name}) does not match the name on the URL (${key.name})`,
    );
  if (namespace !== key.namespace)
    throw refuse(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  return object;
}
