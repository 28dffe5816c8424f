import { z } from 'zod';
import { parseStrictly } from '../parsing/parseStrictly';

const MOST = 100;
const error = `give between 1 and ${MOST} ids, each once more: id=…&id=…`;
const id = z.string({ error }).min(1, { error });
const schema = z.strictObject({
  id: z
    .union([id.transform(one => [one]), z.array(id)], { error })
    .pipe(z.array(id).min(1, { error }).max(MOST, { error })),
});

/**
 * Parses the query of `GET /deployment-actions` and `GET /source-actions`.
 *
 * @throws InputError
 */
export function parseCheckedIds(query: unknown): string[] {
  return parseStrictly(schema, query, 'Query parameter').id;
}
