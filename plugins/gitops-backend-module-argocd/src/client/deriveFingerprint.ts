import { createHash } from 'node:crypto';

/** A short text that is equal for equal JSON values, in whatever order their keys stand. */
export function deriveFingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, sortKeys))
    .digest('base64url')
    .slice(0, 22);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
