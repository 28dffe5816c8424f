import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { z } from 'zod';
import { parseStrictly } from './parseStrictly';

const LONGEST_NAME = 253;
const name = z.string().max(LONGEST_NAME);

/** What names one object, strict. */
export const resourceRefSchema = z.strictObject({
  group: name.default(''),
  version: name.min(1).optional(),
  kind: name.min(1),
  namespace: name.min(1).optional(),
  name: name.min(1),
});

/**
 * Parses what names one object in a query.
 *
 * @throws InputError
 */
export function parseResourceRef(query: unknown): ResourceRef {
  return parseStrictly(resourceRefSchema, query, 'Query parameter');
}
