import { z } from 'zod/v3';
import { StatusError } from './StatusError';

const content = z.object({
  v: z.literal('meta.k8s.io/v1'),
  rv: z.number(),
  start: z.string(),
});

/** Where a paged list goes on: after the object `start`, at version `rv`; -1 is whatever is there by then. */
export type ContinueToken = { rv: number; start: string };

/** The token as clients get it, opaque to them. */
export function formatContinueToken({ rv, start }: ContinueToken): string {
  const token = { v: 'meta.k8s.io/v1', rv, start: `${start}\u0000` };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** @throws StatusError 400 for a token that was never given out */
export function parseContinueToken(token: string): ContinueToken {
  try {
    const text = Buffer.from(token, 'base64url').toString('utf8');
    const { rv, start } = content.parse(JSON.parse(text));
    return { rv, start: start.endsWith('\u0000') ? start.slice(0, -1) : start };
  } catch {
    throw new StatusError(
      400,
      'BadRequest',
      'invalid continue token: continue key is not valid: invalid character looking for beginning of value',
    );
  }
}
