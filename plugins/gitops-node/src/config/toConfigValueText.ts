/**
 * What a configured value is, in words: a short one as it is written, of lists and blocks only their
 * kind, and never the credentials in an address. Not for the values of secrets.
 *
 * @public
 */
export function toConfigValueText(value: unknown): string {
  if (value === undefined) return 'no value';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value)
    .replace(/\/\/.*@/, '//…@')
    .replace(/(:\/\/.*?)[?#].*/, '$1?…"')
    .replace(/^(.{119}).+$/, '$1…"');
}
