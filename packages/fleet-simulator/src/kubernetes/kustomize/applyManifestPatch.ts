import { parse } from 'yaml';
import { isJsonObject } from '../objects/isJsonObject';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { applyJsonPatch, jsonPatch } from './applyJsonPatch';
import { ManifestPatch } from './kustomizationFile';

/** Strategic merge in small: lists of named things merge by name, other lists are replaced. */
function mergeStrategic(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const current = merged[key];
    if (value === null) delete merged[key];
    else if (isJsonObject(value) && isJsonObject(current))
      merged[key] = mergeStrategic(current, value);
    else if (Array.isArray(value) && Array.isArray(current))
      merged[key] = mergeNamed(current, value);
    else merged[key] = value;
  }
  return merged;
}

function mergeNamed(current: unknown[], patch: unknown[]): unknown[] {
  if (![...current, ...patch].every(item => isJsonObject(item) && item.name))
    return patch;
  const rest = patch.filter(isJsonObject);
  const merged = current.filter(isJsonObject).map(item => {
    const index = rest.findIndex(({ name }) => name === item.name);
    return index < 0 ? item : mergeStrategic(item, rest.splice(index, 1)[0]);
  });
  return [...merged, ...rest];
}

const matches = (pattern: string | undefined, value: string) =>
  pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value);

/**
 * The objects with one patch applied to those it aims at: by `target`, else by the patch's own kind and name.
 *
 * @param text - the patch itself, JSON Patch or strategic merge
 */
export function applyManifestPatch(
  objects: KubernetesObject[],
  options: { target: ManifestPatch['target']; text: string },
): KubernetesObject[] {
  const { target, text } = options;
  const patch: unknown = parse(text);
  const operations = jsonPatch.safeParse(patch);
  const own = isJsonObject(patch) ? patch : {};
  const ownName = isJsonObject(own.metadata) ? own.metadata.name : undefined;
  const aim = target ?? {
    kind: typeof own.kind === 'string' ? own.kind : undefined,
    name: typeof ownName === 'string' ? ownName : undefined,
  };
  return objects.map(object => {
    const isMeant =
      matches(aim.kind, object.kind) && matches(aim.name, object.metadata.name);
    if (!isMeant) return object;
    if (operations.success) return applyJsonPatch(object, operations.data);
    return {
      ...mergeStrategic(object, own),
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: {
        ...object.metadata,
        ...mergeStrategic(
          { ...object.metadata },
          isJsonObject(own.metadata) ? own.metadata : {},
        ),
        name: object.metadata.name,
      },
    };
  });
}
