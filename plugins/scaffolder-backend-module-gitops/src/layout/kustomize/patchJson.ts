import { z } from 'zod/v3';

/** The operations of RFC 6902 that kustomizations here use. */
export const jsonPatch = z.array(
  z
    .object({
      op: z.enum(['add', 'replace', 'remove']),
      path: z.string().startsWith('/'),
      value: z.unknown(),
    })
    .strict(),
);

type Container = Record<string, unknown> | unknown[];

/**
 * Changes an object by a JSON patch.
 *
 * @throws Error that names the path that is not there; kustomize then builds nothing.
 */
export function patchJson(
  object: Record<string, unknown>,
  patch: z.output<typeof jsonPatch>,
): void {
  for (const { op, path, value } of patch) {
    const keys = path
      .slice(1)
      .split('/')
      .map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>(
      (at, key) => (isContainer(at) ? read(at, key) : undefined),
      object,
    );
    const isThere = isContainer(parent) && read(parent, last) !== undefined;
    if (!isContainer(parent) || (op !== 'add' && !isThere)) {
      throw new Error(`it has no ${path}, which a patch wants to ${op}`);
    }
    write(parent, last, { op, value });
  }
}

function read(container: Container, key: string): unknown {
  if (Array.isArray(container)) return container[Number(key)];
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function write(
  container: Container,
  key: string,
  { op, value }: { op: string; value: unknown },
): void {
  if (Array.isArray(container)) {
    const index = key === '-' ? container.length : Number(key);
    const removed = op === 'add' ? 0 : 1;
    container.splice(index, removed, ...(op === 'remove' ? [] : [value]));
  } else if (op === 'remove') {
    delete container[key];
  } else {
    Object.defineProperty(container, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
