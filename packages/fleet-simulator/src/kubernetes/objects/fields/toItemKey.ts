import { isJsonObject } from '../isJsonObject';

/** The item of a keyed list as `fieldsV1` names it: `k:{"name":"app"}`. A protocol that is left out is TCP. */
export function toItemKey(item: unknown, keys: string[]): string {
  const fields = isJsonObject(item) ? item : {};
  const values = keys.map(key => [
    key,
    fields[key] ?? (key === 'protocol' ? 'TCP' : undefined),
  ]);
  return `k:${JSON.stringify(Object.fromEntries(values))}`;
}
