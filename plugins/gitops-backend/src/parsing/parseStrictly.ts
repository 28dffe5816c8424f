import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Parses what a caller sent; what is not known is refused, so that a typing error is no silent default.
 *
 * @param schema - a strict one
 * @param what - what a field is, at the start of a sentence: `Query parameter`, `Field`
 * @throws InputError that names every field that is wrong, and what is allowed
 */
export function parseStrictly<T>(
  schema: z.ZodType<T>,
  value: unknown,
  what: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(issue => toSentence(issue, what)).join('; '),
  );
}

function toSentence(issue: z.core.$ZodIssue, what: string): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map(key => `"${toShort([path, key])}"`).join(', ');
    return `${what} ${names} is not known here`;
  }
  const message = issue.message.replace(/^Invalid input: /, '');
  return path
    ? `${what} "${toShort([path])}" is wrong: ${message}`
    : `The value is wrong: ${message}`;
}

/** Names come from the caller. */
function toShort(parts: string[]): string {
  return parts.filter(Boolean).join('.').slice(0, 100);
}
