const MAX_LENGTH = 1_000;
const MAX_DEPTH = 5;

/**
 * A failure and what caused it, in one line for the log. Addresses are in it, credentials are not: a
 * header that cannot be sent is quoted in the error about it.
 */
export function toCauseText(cause: unknown): string {
  const parts: string[] = [];
  let current = cause;
  for (let depth = 0; depth < MAX_DEPTH && current !== undefined; depth++) {
    parts.push(String(current));
    current =
      typeof current === 'object' && current !== null && 'cause' in current
        ? current.cause
        : undefined;
  }
  return parts
    .join(': ')
    .replace(/\b(bearer|basic)\s[^"]*/gi, '$1 (secret)')
    .replace(/\/\/[^/\s]*@/g, '//(secret)@')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
