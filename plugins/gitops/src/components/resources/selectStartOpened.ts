import { TreeIndex } from './createTreeIndex';
import { deriveNodeTrouble } from './deriveNodeTrouble';

const SMALL = 30;

/**
 * The ids of what stands open before one touches anything: the way to everything that does not work and to
 * the resource that is looked at. A small tree in which all works is open altogether.
 *
 * @param selected - id of the resource that is looked at
 */
export function selectStartOpened(
  index: TreeIndex,
  selected?: string,
): Set<string> {
  const failing = index.all.filter(
    node => deriveNodeTrouble(node) === 'failing',
  );
  if (failing.length === 0 && index.all.length <= SMALL) {
    return new Set(index.all.map(({ id }) => id));
  }
  return new Set([
    ...failing.flatMap(({ id }) => index.ancestorsOf(id)),
    ...(selected ? index.ancestorsOf(selected) : []),
  ]);
}
