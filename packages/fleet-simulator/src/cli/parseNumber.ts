/** @throws with a sentence when the text is no whole number. */
export function parseNumber(name: string, text: string): number {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new Error(`<${name}> should be a whole number, not '${text}'.`);
}
