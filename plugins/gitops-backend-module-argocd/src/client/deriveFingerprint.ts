import { hash } from 'node:crypto';

/** A short text that is equal for equal JSON values, in whatever order their keys stand. */
export function deriveFingerprint(value: unknown): string {
  // Whole: a part of it would keep all of it in memory.
  return hash('sha256', toSortedText(value), 'base64url');
}

function toSortedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? '';
  }
  if (Array.isArray(value)) return `[${value.map(toSortedText).join()}]`;
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, key);
    if (field === undefined) continue;
    text += `${JSON.stringify(key)}:${toSortedText(field)},`;
  }
  return `${text}}`;
}
