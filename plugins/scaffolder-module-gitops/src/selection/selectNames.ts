/**
 * The names in the value of a field. A form fills a list of at least one item with an empty one before
 * anything is chosen.
 */
export function selectNames(value: unknown): string[] {
  return [value]
    .flat()
    .filter((name): name is string => typeof name === 'string' && name !== '');
}
