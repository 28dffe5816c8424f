import { NotAllowedError } from '@backstage/errors';
import { RawRead } from '@backstage-gitops/plugin-gitops-node';
import {
  allowedPaths,
  allowedQuery,
  pathVariables,
  rawFluxKinds,
} from './allowedPaths';

const LONGEST_PATH = 1024;

/**
 * Takes a read that the allow list names and gives the path to ask for, built anew from what was
 * understood. A path is compared as it is written: nothing in what may be read needs an encoded
 * character, so that one with a percent sign is refused whatever it may decode to.
 *
 * @returns begins with a slash, with its query.
 * @throws NotAllowedError that says what may be read.
 */
export function parseRawRead({ path, query }: RawRead): string {
  const segments = path.length <= LONGEST_PATH ? path.split('/') : [];
  const found = allowedPaths.find(allowed => isMatch(allowed.path, segments));
  if (!found || !isKindOfGroup(segments)) {
    throw new NotAllowedError(
      `This path of the API server may not be read. Allowed, with GET, are ${allowedPaths
        .map(allowed => allowed.path)
        .join(', ')}.`,
    );
  }
  const asked = [...query.entries()];
  const wrong = asked.find(
    ([key, value]) =>
      !found.isList ||
      !Object.hasOwn(allowedQuery, key) ||
      !allowedQuery[key].test(value) ||
      query.getAll(key).length > 1,
  );
  if (wrong) {
    throw new NotAllowedError(
      found.isList
        ? `This query may not be asked. A list takes each of ${Object.keys(
            allowedQuery,
          ).join(
            ', ',
          )} once, in the form Kubernetes documents; limit at most 500.`
        : 'This query may not be asked: a single object takes none.',
    );
  }
  const text = new URLSearchParams(asked).toString();
  return `${segments.join('/')}${text && `?${text}`}`;
}

function isMatch(template: string, segments: readonly string[]): boolean {
  const parts = template.split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => {
      const variable = /^\{(\w+)\}$/.exec(part)?.[1];
      return variable
        ? pathVariables[variable].test(segments[index])
        : part === segments[index];
    })
  );
}

/** Each word alone is allowed by its variable; together they must name a kind there is. */
function isKindOfGroup(segments: readonly string[]): boolean {
  const [, root, group, , ...rest] = segments;
  const plurals = root === 'apis' && rawFluxKinds[group];
  if (!plurals || rest.length === 0) return true;
  const plural = rest[0] === 'namespaces' ? rest[2] : rest[0];
  return plurals.includes(plural);
}
