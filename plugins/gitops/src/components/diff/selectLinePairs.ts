import { DiffLine } from './createLineDiff';

/** A line of each side that stand beside each other; one is absent where that side has none. */
export type LinePair = { live?: DiffLine; desired?: DiffLine };

/** Puts lines side by side: what is the same, and of what differs the first beside the first. */
export function selectLinePairs(lines: readonly DiffLine[]): LinePair[] {
  const pairs: LinePair[] = [];
  let live: DiffLine[] = [];
  let desired: DiffLine[] = [];
  function flush() {
    const count = Math.max(live.length, desired.length);
    for (let index = 0; index < count; index++) {
      pairs.push({ live: live[index], desired: desired[index] });
    }
    live = [];
    desired = [];
  }
  for (const line of lines) {
    if (line.type === 'live') live.push(line);
    else if (line.type === 'desired') desired.push(line);
    else {
      flush();
      pairs.push({ live: line, desired: line });
    }
  }
  flush();
  return pairs;
}
