import { z } from 'zod';
import { parseStrictly } from '../parsing/parseStrictly';

const MOST = 200;
const error = `allowed are whole numbers from 1 to ${MOST}`;

const schema = z.strictObject({
  deployment: z.string().min(1).optional(),
  mine: z
    .enum(['true', 'false'], { error: 'allowed are true and false' })
    .default('false')
    .transform(value => value === 'true'),
  limit: z
    .string({ error })
    .regex(/^\d{1,4}$/, { error })
    .default('50')
    .transform(Number)
    .pipe(z.number().min(1, { error }).max(MOST, { error })),
});

/**
 * Parses the query of `GET /actions`.
 *
 * @throws InputError
 */
export function parseActionsQuery(query: unknown): {
  deployment?: string;
  mine: boolean;
  limit: number;
} {
  return parseStrictly(schema, query, 'Query parameter');
}
