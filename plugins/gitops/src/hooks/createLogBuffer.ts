import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import { LogLine } from './LogState';

/** The newest lines of a log, and what is needed to go on after them without showing one twice. */
export type LogBuffer = {
  lines: readonly LogLine[];
  /** How many older lines were let go. */
  dropped: number;
  /** Takes a line to where its time is, after others of that time; one that is there already is let go. */
  add(line: Extract<LogEvent, { type: 'line' }>): void;
  /** From now on lines may come again: those that are there are not taken twice. */
  expectRepeats(): void;
  /** ISO 8601: the time of the newest line; undefined when no line has one. */
  newestAt(): string | undefined;
  clear(): void;
};

/**
 * Creates an empty buffer.
 *
 * @param options - `limit`: how many lines are kept
 */
export function createLogBuffer(options: { limit: number }): LogBuffer {
  const { limit } = options;
  let lines: LogLine[] = [];
  let dropped = 0;
  let count = 0;
  let newest: string | undefined;
  /** What was there before a reconnection, at its newest moment and after. */
  let known: Set<string> | undefined;
  let knownUntil: string | undefined;
  const toKey = (line: Omit<LogLine, 'number'>) =>
    JSON.stringify([line.pod, line.container, line.at, line.text]);

  return {
    get lines() {
      return lines;
    },
    get dropped() {
      return dropped;
    },
    add({ pod, container, at, text }) {
      const line = { pod, container, at, text };
      if (known && at && knownUntil && at <= knownUntil) {
        if (known.has(toKey(line))) return;
      }
      lines = lines.length >= limit * 1.1 ? lines.slice(-limit) : lines;
      const numbered = { number: count++, ...line };
      // Pods that are followed tell what was before each for itself.
      const after = at
        ? lines.findLastIndex(each => !each.at || each.at <= at)
        : lines.length - 1;
      lines.splice(after + 1, 0, numbered);
      dropped = count - lines.length;
      if (at && (!newest || at > newest)) newest = at;
    },
    expectRepeats() {
      known = new Set(lines.map(toKey));
      knownUntil = newest;
    },
    newestAt: () => newest,
    clear() {
      lines = [];
      dropped = 0;
      count = 0;
      newest = undefined;
      known = undefined;
    },
  };
}
