import { z } from 'zod/v3';
import { BuildError } from './BuildError';

/** JSON Patch operations (RFC 6902) that overlays use. */
export const jsonPatch = z.array(
  z.object({
    op: z.enum(['add', 'replace', 'remove']),
    path: z.string(),
    value: z.unknown(),
  }),
);

type Container = { [key: string]: unknown };

/** A copy with the operations applied. @throws BuildError when a path is not there. */
export function applyJsonPatch<T>(
  target: T,
  operations: z.infer<typeof jsonPatch>,
): T {
  const copy = structuredClone(target);
  for (const { op, path, value } of operations) {
    const keys = path
      .split('/')
      .slice(1)
      .map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
    const last = keys.pop() ?? '';
    let parent: unknown = copy;
    for (const key of keys) parent = (parent as Container | undefined)?.[key];
    const isMissing =
      typeof parent !== 'object' ||
      parent === null ||
      (op !== 'add' && !(last in parent));
    if (isMissing)
      throw new BuildError(
        `${op} operation does not apply: doc is missing path: "${path}": missing value`,
      );
    if (Array.isArray(parent)) {
      const index = last === '-' ? parent.length : Number(last);
      if (op === 'add') parent.splice(index, 0, value);
      else if (op === 'remove') parent.splice(index, 1);
      else parent[index] = value;
    } else if (op === 'remove') {
      delete (parent as Container)[last];
    } else {
      (parent as Container)[last] = value;
    }
  }
  return copy;
}
