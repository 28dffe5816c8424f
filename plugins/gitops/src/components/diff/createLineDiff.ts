import { structuredPatch } from 'diff';

/** One line of a comparison, with its numbers on both sides, counted from 1. */
export type DiffLine =
  | { type: 'same'; text: string; live: number; desired: number }
  | { type: 'live'; text: string; live: number }
  | { type: 'desired'; text: string; desired: number };

/** Lines that belong together, after so many that are the same on both sides. */
export type DiffHunk = { folded: number; lines: DiffLine[] };

/** Two texts compared. `foldedAtEnd`: how many equal lines follow the last hunk. */
export type LineDiff = { hunks: DiffHunk[]; foldedAtEnd: number };

const CONTEXT = 3;
const MOST_EDITS = 4_000;

/**
 * Compares two texts line by line.
 *
 * @param options - `whole`: nothing is folded
 * @returns undefined when they have too little in common to compare.
 */
export function createLineDiff(
  live: string,
  desired: string,
  options: { whole?: boolean } = {},
): LineDiff | undefined {
  const patch = structuredPatch('live', 'desired', live, desired, '', '', {
    context: options.whole ? Number.MAX_SAFE_INTEGER : CONTEXT,
    maxEditLength: MOST_EDITS,
  });
  if (!patch) return undefined;

  let end = 0;
  const hunks = patch.hunks.map(hunk => {
    // A side without lines begins before the first: the line number is that of the one before.
    let liveLine = hunk.oldLines === 0 ? hunk.oldStart + 1 : hunk.oldStart;
    let desiredLine = hunk.newLines === 0 ? hunk.newStart + 1 : hunk.newStart;
    const folded = Math.max(liveLine - 1 - end, 0);
    const lines: DiffLine[] = [];
    for (const line of hunk.lines) {
      const text = line.slice(1);
      if (line.startsWith('-')) {
        lines.push({ type: 'live', text, live: liveLine++ });
      } else if (line.startsWith('+')) {
        lines.push({ type: 'desired', text, desired: desiredLine++ });
      } else if (line.startsWith(' ')) {
        lines.push({
          type: 'same',
          text,
          live: liveLine++,
          desired: desiredLine++,
        });
      }
    }
    end = liveLine - 1;
    return { folded, lines };
  });
  const total = live ? live.replace(/\n$/, '').split('\n').length : 0;
  return {
    hunks,
    foldedAtEnd: hunks.length > 0 ? Math.max(total - end, 0) : 0,
  };
}
