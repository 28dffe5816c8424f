import { AxisSight } from './AxisSight';
import { HistoryState } from './HistoryState';
import { KeptTransition } from './KeptTransition';
import { toTransitionTime } from './toTransitionTime';

/**
 * The axes of a row from now on, and what changed. A value that is the same keeps its time, whatever the
 * engine says of it: engines forget. Only for one that was so at first sight their word is taken later.
 *
 * @param seen - what the row shows
 * @param options.seenAt - milliseconds
 */
export function deriveAxes(
  before: HistoryState['axes'],
  seen: readonly AxisSight[],
  options: { sequence: number; seenAt: number },
): { axes: HistoryState['axes']; transitions: KeptTransition[] } {
  const { sequence, seenAt } = options;
  const axes = { ...before };
  const transitions: KeptTransition[] = [];
  for (const { axis, to, told, message } of seen) {
    const last = before[axis];
    const time = Date.parse(told ?? '');
    const isToldTime = time <= seenAt;
    if (last?.to === to) {
      if (last.isFirstSight && isToldTime) axes[axis] = { to, at: time };
      continue;
    }
    const at = toTransitionTime(told, { seenAt, previousAt: last?.at });
    axes[axis] =
      last || isToldTime ? { to, at } : { to, at, isFirstSight: true };
    transitions.push({
      sequence,
      axis,
      ...(last && { from: last.to }),
      to,
      at,
      ...(message && { message }),
    });
  }
  return { axes, transitions };
}
