/** Names in a sentence, the first dozen of many. */
export function listNames(names: string[]): string {
  const shown = names.slice(0, 12);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
