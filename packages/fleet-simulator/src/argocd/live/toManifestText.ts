import { isJsonObject, Json } from '../../Json';

/** An object as Argo CD writes it into a text: keys sorted; `null` when there is none. */
export function toManifestText(object: Json | undefined): string {
  return JSON.stringify(sortKeys(object ?? null));
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const sorted: Record<string, Json> = {};
  for (const key of Object.keys(value).sort()) {
    const child = value[key];
    if (child !== undefined) sorted[key] = sortKeys(child);
  }
  return sorted;
}
