const LONGEST = 500;

/**
 * A condition's message as it may be shown to anyone, and that stays the same while the state does:
 * addresses are taken out, and so are what differs at each retry, the name of a temporary folder and
 * fractions of a second.
 */
export function toReadableMessage(message: string): string {
  const readable = message
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, '(address)')
    .replace(/\bdial (tcp|udp) \S+: /g, 'dial $1: ')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '(address)')
    .replace(/\/tmp\/[a-z]+-\d+\//g, './')
    .replace(/(\d)\.\d+(ms|s)\b/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
  return readable.length > LONGEST
    ? `${readable.slice(0, LONGEST - 1)}…`
    : readable;
}
