/** Written by people or controllers freely: that it is there counts, what is in it does not. */
const opaque = ['spec', 'fieldsV1', 'labels', 'annotations', 'data'];

/**
 * The shape of a JSON value: one line per field, `items[].metadata.name: string`, lists as the union of
 * their elements, sorted.
 */
export function toShape(value: unknown): string[] {
  const lines = new Set<string>();
  const walk = (path: string, current: unknown) => {
    if (Array.isArray(current)) {
      current.forEach(item => walk(`${path}[]`, item));
    } else if (typeof current === 'object' && current !== null) {
      for (const [key, field] of Object.entries(current)) {
        const at = path ? `${path}.${key}` : key;
        if (opaque.includes(key)) lines.add(`${at}: any`);
        else walk(at, field);
      }
    } else {
      lines.add(`${path}: ${current === null ? 'null' : typeof current}`);
    }
  };
  walk('', value);
  return [...lines].sort();
}
