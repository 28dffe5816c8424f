import { TreeRow } from './selectTreeRows';

/** What a key does in a tree: goes to another line, or opens or closes one. */
export type TreeMove = { goTo: number } | { toggle: string };

const PAGE = 10;

/**
 * What a key does, after the pattern for tree grids of the ARIA Authoring Practices.
 *
 * @param active - index of the line that has the focus
 * @returns undefined for a key that does nothing
 */
export function deriveTreeMove(
  rows: readonly TreeRow[],
  active: number,
  key: string,
): TreeMove | undefined {
  const row = rows[active];
  if (!row) return rows.length > 0 ? { goTo: 0 } : undefined;
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { goTo: Math.min(active + 1, last) };
    case 'ArrowUp':
      return { goTo: Math.max(active - 1, 0) };
    case 'PageDown':
      return { goTo: Math.min(active + PAGE, last) };
    case 'PageUp':
      return { goTo: Math.max(active - PAGE, 0) };
    case 'Home':
      return { goTo: 0 };
    case 'End':
      return { goTo: last };
    case 'ArrowRight':
      if (row.open === undefined) return undefined;
      return row.open ? { goTo: active + 1 } : { toggle: row.node.id };
    case 'ArrowLeft': {
      if (row.open) return { toggle: row.node.id };
      for (let index = active - 1; index >= 0; index--) {
        if (rows[index].level < row.level) return { goTo: index };
      }
      return undefined;
    }
    default:
      return undefined;
  }
}
