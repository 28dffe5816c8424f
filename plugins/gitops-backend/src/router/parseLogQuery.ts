import { LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { z } from 'zod';
import { parseStrictly } from '../parsing/parseStrictly';

const name = z.string().min(1).max(253).optional();
const flag = z
  .enum(['true', 'false'], { error: 'allowed are true and false' })
  .transform(value => value === 'true')
  .optional();
const toWhole = (most: number) => {
  const error = `allowed are whole numbers from 1 to ${most}`;
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(1, { error }).max(most, { error }))
    .optional();
};

const schema = z.strictObject({
  pod: name,
  container: name,
  namespace: name,
  follow: flag,
  previous: flag,
  tailLines: toWhole(10_000),
  sinceSeconds: toWhole(30 * 24 * 60 * 60),
  filter: z.string().max(500).optional(),
});

/**
 * Parses the query of `GET /deployments/:id/logs`.
 *
 * @throws InputError
 */
export function parseLogQuery(query: unknown): LogQuery {
  return parseStrictly(schema, query, 'Query parameter');
}
