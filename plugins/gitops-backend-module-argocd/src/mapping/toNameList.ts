/** At most three names in a sentence: a chart may have hundreds of resources. */
export function toNameList(names: string[]): string {
  if (names.length === 0) return 'a resource';
  const more = names.length - 3;
  return more > 0
    ? `${names.slice(0, 3).join(', ')} and ${more} more`
    : names.join(', ');
}
