import { PodState } from './PodState';

/** One line of a container's log. */
export type LogLine = { at: Date; text: string };

/** Between two lines of a container that runs, in milliseconds. */
export const LOG_PAUSE_MS = 1000;

/** What a node keeps of a container's log; older lines are rotated away. */
export const LOG_LINES_KEPT = 12_000;

/**
 * What a container wrote, oldest first. Line after line a second apart, from the start of the pod; a container that
 * crashes wrote a few lines and why it gave up.
 *
 * @param options.previous - the log of the container before its last restart
 */
export function toLogLines(
  pod: PodState,
  options: { now: Date; previous?: boolean },
): LogLine[] {
  const started = Date.parse(pod.startedAt ?? pod.createdAt);
  if (pod.phase === 'CrashLoopBackOff' || options.previous) {
    return toCrash(pod, started);
  }
  const count =
    Math.floor((options.now.getTime() - started) / LOG_PAUSE_MS) + 1;
  const first = Math.max(0, count - LOG_LINES_KEPT);
  return Array.from({ length: Math.max(0, count - first) }, (_, index) => ({
    at: new Date(started + (first + index) * LOG_PAUSE_MS),
    text: toText(pod, first + index),
  }));
}

function toText({ name }: PodState, index: number): string {
  if (index > 0 && index % 500 === 0) {
    return `{"level":"info","msg":"batch written","pod":"${name}","items":[${Array.from(
      { length: 240 },
      (_, item) => index + item,
    ).join(',')}]}`;
  }
  if (index > 0 && index % 101 === 0) {
    return `level=error msg="payment provider timed out" pod=${name} attempt=${index} err="context deadline exceeded"`;
  }
  return index % 5 === 0
    ? `level=warn msg="slow upstream" pod=${name} attempt=${index}`
    : `GET /orders/${index} 200 ${(index % 90) + 1}ms`;
}

function toCrash({ name }: PodState, started: number): LogLine[] {
  return [
    `level=info msg="starting" pod=${name}`,
    'level=info msg="reading configuration"',
    'level=error msg="cannot reach the database" err="dial tcp: connect: connection refused"',
    'panic: cannot reach the database',
    '',
    'goroutine 1 [running]:',
    'main.main()',
    '\t/src/main.go:42 +0x1d',
  ].map((text, index) => ({ at: new Date(started + index), text }));
}
