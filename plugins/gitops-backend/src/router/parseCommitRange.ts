import { InputError } from '@backstage/errors';

const HASH = /^[0-9a-f]{7,64}$/i;

/**
 * Parses the query of `GET /deployments/:id/commits`.
 *
 * @throws InputError naming the parameter, its value and what is allowed
 */
export function parseCommitRange(query: Readonly<Record<string, unknown>>): {
  from?: string;
  to?: string;
} {
  const range: { from?: string; to?: string } = {};
  for (const key of Object.keys(query)) {
    if (key !== 'from' && key !== 'to') {
      throw new InputError(
        `Unknown query parameter "${key}"; allowed are from, to`,
      );
    }
    const value = query[key];
    if (typeof value !== 'string' || !HASH.test(value)) {
      throw new InputError(
        `Query parameter "${key}" has ${JSON.stringify(
          value,
        )}; allowed is the hash of a commit, or its first seven digits or more`,
      );
    }
    range[key] = value;
  }
  return range;
}
