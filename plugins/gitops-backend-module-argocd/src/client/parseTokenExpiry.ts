import { z } from 'zod';

const payload = z.object({ exp: z.number().positive() });

/**
 * When a JSON web token expires, in milliseconds since 1970. The signature is not checked: the answer
 * only says when to ask for another.
 *
 * @returns undefined for a token that does not say so.
 */
export function parseTokenExpiry(token: string): number | undefined {
  try {
    const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    return payload.parse(JSON.parse(text)).exp * 1000;
  } catch {
    return undefined;
  }
}
