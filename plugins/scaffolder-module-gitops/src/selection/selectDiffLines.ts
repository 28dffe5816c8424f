import { structuredPatch } from 'diff';

/** A line of a unified diff with its sign. `place`: where the lines after it are. */
export type PreviewLine = {
  kind: 'same' | 'added' | 'removed' | 'place';
  text: string;
};

const CONTEXT = 3;
const MOST_EDITS = 4_000;

/** The lines of a unified diff; undefined when the texts have too little in common to compare. */
export function selectDiffLines(
  before: string,
  after: string,
): PreviewLine[] | undefined {
  const patch = structuredPatch('before', 'after', before, after, '', '', {
    context: CONTEXT,
    maxEditLength: MOST_EDITS,
  });
  return patch?.hunks.flatMap(hunk => [
    {
      kind: 'place' as const,
      text: `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    },
    ...hunk.lines.map(text => ({ kind: toKind(text), text })),
  ]);
}

function toKind(line: string): PreviewLine['kind'] {
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return line.startsWith('\\') ? 'place' : 'same';
}
