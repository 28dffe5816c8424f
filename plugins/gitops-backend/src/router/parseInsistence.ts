import { z } from 'zod';
import { parseStrictly } from '../parsing/parseStrictly';

const schema = z
  .enum(['true', 'false'], { error: 'allowed are true and false' })
  .default('false');

/**
 * Parses the query parameter `insist`: ask also where engine or cluster are known not to answer.
 *
 * @throws InputError
 */
export function parseInsistence(value: unknown): boolean {
  const { insist } = parseStrictly(
    z.object({ insist: schema }),
    { insist: value },
    'Query parameter',
  );
  return insist === 'true';
}
