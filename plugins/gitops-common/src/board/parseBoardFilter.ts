/** What may stand before a colon in the filter. @public */
export const boardFilterKeys = [
  'app',
  'cluster',
  'engine',
  'environment',
  'health',
  'sync',
  'version',
] as const;

/** One of {@link boardFilterKeys}. @public */
export type BoardFilterKey = (typeof boardFilterKeys)[number];

/** A filter, taken apart. All lower case. @public */
export type BoardFilter = {
  /** Words, of which every one must be found somewhere in the row. */
  words: string[];
  terms: { key: BoardFilterKey; value: string; negated: boolean }[];
};

/**
 * Takes the text of the filter field apart: words, and terms such as `health:degraded`,
 * `health:not-healthy`, `cluster:"eu west"`. A term whose key is none, or that is still being typed,
 * is a word.
 *
 * @public
 */
export function parseBoardFilter(text: string): BoardFilter {
  const filter: BoardFilter = { words: [], terms: [] };
  const parts = text.toLocaleLowerCase('en-US').match(/(?:"[^"]*"?|[^\s"])+/g);
  for (const part of parts ?? []) {
    const bare = part.replaceAll('"', '');
    const colon = bare.indexOf(':');
    const key = boardFilterKeys.find(one => one === bare.slice(0, colon));
    const value = bare.slice(colon + 1);
    if (!key) {
      if (bare) filter.words.push(bare);
    } else if (value && value !== 'not-') {
      const negated = value.startsWith('not-');
      filter.terms.push({ key, value: value.replace(/^not-/, ''), negated });
    }
  }
  return filter;
}
