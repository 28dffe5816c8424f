import { ManagedFields } from '../../client/wire';

type Fields = Record<string, unknown>;

/**
 * The fields of one manager as people write them: `spec.template.spec.containers[name=app].image`. Only
 * the last of each way down, as a map that is set says nothing its fields do not.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function toFieldPaths({ fieldsV1 }: ManagedFields): string[] {
  return fieldsV1 ? walk(fieldsV1, '') : [];
}

function walk(fields: Fields, path: string): string[] {
  const below = Object.entries(fields).filter(([key]) => key !== '.');
  if (below.length === 0) return path ? [path] : [];
  return below.flatMap(([key, value]) =>
    walk(isRecord(value) ? value : {}, toPath(path, key)),
  );
}

function toPath(path: string, key: string): string {
  const [sort, rest] = [key.slice(0, 1), key.slice(2)];
  switch (sort) {
    case 'f': {
      const name = /^[\w-]+$/.test(rest) ? rest : `"${rest}"`;
      return path ? `${path}.${name}` : name;
    }
    case 'k':
      return `${path}[${toKeyText(rest)}]`;
    case 'v':
      return `${path}[=${rest.replace(/"/g, '')}]`;
    default:
      return `${path}[${rest}]`;
  }
}

function toKeyText(json: string): string {
  try {
    const key: unknown = JSON.parse(json);
    return isRecord(key)
      ? Object.entries(key)
          .map(([name, value]) => `${name}=${value}`)
          .join(',')
      : json;
  } catch {
    return json;
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
