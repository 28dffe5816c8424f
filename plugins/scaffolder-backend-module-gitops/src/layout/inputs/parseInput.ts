import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/**
 * Parses what an operation was given.
 *
 * @throws InputError with a sentence for each value that is wrong.
 */
export function parseInput<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path, message, code }) => {
    const where = path.join('.') || 'The input';
    return code === 'invalid_string' || code === 'custom' || code === 'too_big'
      ? `${where} ${message}`
      : `${where}: ${message}`;
  });
  throw new InputError(`${[...new Set(sentences)].join('. ')}.`);
}
