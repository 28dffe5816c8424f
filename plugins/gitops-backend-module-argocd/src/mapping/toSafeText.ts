const MAX_LENGTH = 300;

/**
 * Makes an upstream sentence fit for anyone's eyes: addresses, tokens and accounts are taken out, the
 * wrapping of gRPC too, and what is very long is cut.
 */
export function toSafeText(text: string): string {
  const safe = text
    .replace(/\s+/g, ' ')
    .replace(/rpc error: code = \w+ desc = /g, '')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '(token)')
    .replace(/\b(bearer|basic) [\w.~+/=-]{8,}/gi, '$1 (token)')
    .replace(/,? sub: .*$/, '')
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s"'`,;)\]}]+/gi, '(address)')
    .replace(/\b[\w.-]+@[\w-]+(\.[\w-]+)+/g, '(account)')
    .replace(/\b(lookup|dial tcp) [^\s:]+(:\d+)?/g, '$1 (address)')
    .replace(/\b[\w-]+(\.[\w-]+)+:\d{2,5}\b(?!\.)/g, '(address)')
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b/g, '(address)')
    .trim();
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH - 1)}…` : safe;
}
