const MAX_TEXTS = 20_000;

/** Younger and older texts: what was not asked for in two generations is forgotten. */
let young = new Map<string, string>();
let old = new Map<string, string>();

/**
 * The same text, always in the same place: thousands of Applications at one revision hold it once.
 *
 * @param text - what was parsed; equal texts give the same one back as long as they are in use
 */
export function internText(text: string): string {
  const known = young.get(text);
  if (known !== undefined) return known;
  const kept = old.get(text) ?? text;
  if (young.size >= MAX_TEXTS) {
    old = young;
    young = new Map();
  }
  young.set(kept, kept);
  return kept;
}
