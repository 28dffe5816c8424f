import { hash } from 'node:crypto';

/** A short text that is equal for equal JSON values, in whatever order their keys stand. */
export function deriveFingerprint(value: unknown): string {
  return hash('sha256', toSortedText(value), 'base64url').slice(0, 22);
}

function toSortedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? '';
  }
  if (Array.isArray(value)) return `[${value.map(toSortedText).join()}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${JSON.stringify(key)}:${toSortedText(field)}`);
  return `{${fields.sort().join()}}`;
}
