import { NotAllowedError } from '@backstage/errors';
import { RawRead } from '@backstage-gitops/plugin-gitops-node';
import {
  AllowedPath,
  allowedPaths,
  pathVariables,
  queryValue,
} from './allowedPaths';

const LONGEST_PATH = 1_024;

/** A read that the allow list names: segments below `/api/`, decoded, to be encoded anew. */
export type ParsedRawRead = {
  path: string[];
  query: Record<string, string[]>;
};

/**
 * Takes a read that the allow list names. The path is split before it is decoded, every segment is decoded
 * once, and compared as a whole with what may stand there; none of that has a slash, a percent sign, or
 * nothing but dots in it.
 *
 * @throws NotAllowedError that says what may be read.
 */
export function parseRawRead({ path, query }: RawRead): ParsedRawRead {
  const segments = path.length <= LONGEST_PATH ? decodeAll(path) : undefined;
  const found =
    segments && allowedPaths.find(allowed => isMatch(allowed, segments));
  if (!found) {
    throw new NotAllowedError(
      `This path of Argo CD may not be read. Allowed, with GET, are ${allowedPaths
        .map(allowed => allowed.path)
        .join(', ')}.`,
    );
  }
  return {
    path: segments.slice(2),
    query: {
      ...parseQuery(found, query),
      ...Object.fromEntries(
        Object.entries(found.fixed ?? {}).map(([key, value]) => [key, [value]]),
      ),
    },
  };
}

/** @returns the first is empty, as a path begins with a slash; undefined when it is not well encoded. */
function decodeAll(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function isMatch({ path }: AllowedPath, segments: readonly string[]): boolean {
  const parts = path.split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => {
      const variable = /^\{(\w+)\}$/.exec(part)?.[1];
      const segment = segments[index];
      return variable
        ? pathVariables[variable].test(segment) && !segment.includes('..')
        : part === segment;
    })
  );
}

function parseQuery(
  allowed: AllowedPath,
  query: URLSearchParams,
): Record<string, string[]> {
  const parsed: Record<string, string[]> = {};
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    const isAllowed =
      allowed.query.includes(`${key}[]`) ||
      (allowed.query.includes(key) && values.length === 1);
    if (!isAllowed || !values.every(value => queryValue.test(value))) {
      const keys = allowed.query.map(each => each.replace('[]', ''));
      throw new NotAllowedError(
        keys.length > 0
          ? `This query may not be asked of ${
              allowed.path
            }. It takes ${keys.join(', ')}, in the form Argo CD documents.`
          : `${allowed.path} takes no query.`,
      );
    }
    parsed[key] = values;
  }
  return parsed;
}
