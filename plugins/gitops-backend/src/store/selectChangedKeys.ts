import { isDeepStrictEqual } from 'node:util';

/** The keys that came, went, or have another value now. */
export function selectChangedKeys<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): Set<string> {
  const changed = new Set<string>();
  for (const [key, value] of after) {
    if (!isDeepStrictEqual(before.get(key), value)) changed.add(key);
  }
  for (const key of before.keys()) {
    if (!after.has(key)) changed.add(key);
  }
  return changed;
}
