import { isJsonObject, Json, JsonObject } from '../../Json';

/**
 * Keeps only some paths of an object, as `fields` does on a stream. Keys come out sorted.
 *
 * @param paths - such as `result.application.metadata.name`; whole branches too
 */
export function selectPaths(value: JsonObject, paths: string[]): JsonObject {
  const tree = paths.map(path => path.split('.'));
  return select(value, tree) as JsonObject;
}

function select(value: Json, paths: string[][]): Json | undefined {
  if (paths.some(path => path.length === 0)) return value;
  if (Array.isArray(value)) {
    return value
      .map(item => select(item, paths))
      .filter(item => item !== undefined);
  }
  if (!isJsonObject(value)) return undefined;
  const selected: JsonObject = {};
  for (const key of Object.keys(value).sort()) {
    const below = paths
      .filter(path => path[0] === key)
      .map(path => path.slice(1));
    const child = value[key];
    if (!below.length || child === undefined) continue;
    const kept = select(child, below);
    if (kept !== undefined) selected[key] = kept;
  }
  return selected;
}
