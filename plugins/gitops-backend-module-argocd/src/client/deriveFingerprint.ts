import { createHash } from 'node:crypto';

/** The sources of one Application, and of those beside it, repeat each other. */
const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, string>();

/** A short text that is equal for equal JSON values, in whatever order their keys stand. */
export function deriveFingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(value, sortKeys))
    .digest('base64url')
    .slice(0, 22);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, fingerprint);
  return fingerprint;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
