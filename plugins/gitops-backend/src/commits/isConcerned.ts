import { TreeChange } from './readTreeChange';

/**
 * Whether a change lies in one of the paths.
 *
 * @param paths - see selectConcernedPaths: one that begins with `!` does not count, and the longest decides
 */
export function isConcerned(
  change: TreeChange,
  paths: readonly string[],
): boolean {
  const isIn = (place: string, path: string) =>
    path === '' || place === path || place.startsWith(`${path}/`);
  const counting = paths.filter(path => !path.startsWith('!'));
  if (!counting.some(path => change.places.has(path))) return false;
  if (counting.length === paths.length) return true;
  const excluded = paths.flatMap(path =>
    path.startsWith('!') ? path.slice(1) : [],
  );
  const longest = (place: string, among: readonly string[]) =>
    Math.max(
      -1,
      ...among.flatMap(path => (isIn(place, path) ? path.length : [])),
    );
  return change.files.some(
    file => longest(file, counting) > longest(file, excluded),
  );
}
