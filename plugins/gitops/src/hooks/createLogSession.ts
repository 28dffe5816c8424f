import { LogEvent, LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { ResponseError } from '@backstage/errors';
import { createLogBuffer } from './createLogBuffer';
import { LogState } from './LogState';

const LIMIT = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Reads one log, and goes on reading it when the connection is lost. */
export type LogSession = {
  /** Reads from the beginning, or goes on after a pause. */
  resume(): void;
  /** Ends the connection; what was read stays. */
  pause(): void;
  /** Ends for good. */
  stop(): void;
  /** Tries again now. */
  retry(): void;
};

/** What a session needs from outside. */
export type LogSessionOptions = {
  query: LogQuery;
  open: (query: LogQuery, signal: AbortSignal) => AsyncIterable<LogEvent>;
  /** Called at most once per `schedule`. */
  onState: (state: LogState) => void;
  /** Runs something a moment later, so that many lines are shown at once. */
  schedule: (run: () => void) => void;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
};

/**
 * Creates a session that stands still until `resume`. A followed log that breaks off is opened again, after
 * a longer and longer wait, from its newest line on. What is refused (4xx, 501) is not tried again.
 */
export function createLogSession(options: LogSessionOptions): LogSession {
  const { query, open, onState, schedule, sleep, now } = options;
  const buffer = createLogBuffer({ limit: LIMIT });
  let state: Omit<LogState, 'lines' | 'dropped'> = {
    phase: 'connecting',
    problems: [],
  };
  let scheduled = false;
  let stopped = false;
  let current: AbortController | undefined;

  function show(next: Partial<typeof state>) {
    state = { ...state, ...next };
    if (scheduled || stopped) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      if (stopped) return;
      onState({
        ...state,
        lines: [...buffer.lines],
        dropped: buffer.dropped,
      });
    });
  }

  /** What to ask for so that nothing is missed since the newest line. */
  function toQuery(): LogQuery {
    const newest = buffer.newestAt();
    if (!newest) {
      buffer.clear();
      return query;
    }
    buffer.expectRepeats();
    const seconds = Math.ceil((now() - Date.parse(newest)) / 1000) + 1;
    return { ...query, sinceSeconds: Math.max(seconds, 1) };
  }

  async function readOnce(signal: AbortSignal): Promise<'ended' | 'lost'> {
    for await (const event of open(toQuery(), signal)) {
      if (signal.aborted) return 'lost';
      if (event.type === 'end') {
        show({ phase: 'ended', error: undefined });
        return 'ended';
      }
      if (event.type === 'line') {
        buffer.add(event);
        show({ phase: 'streaming', error: undefined, retryAt: undefined });
      } else {
        const { pod, problem } = event;
        show({ problems: [...state.problems, { pod, problem }] });
      }
    }
    return 'lost';
  }

  async function run(signal: AbortSignal) {
    let wait = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const before = buffer.lines.length + buffer.dropped;
      let error: Error | undefined;
      try {
        show({ problems: [] });
        const outcome = await readOnce(signal);
        if (signal.aborted) return;
        if (outcome === 'ended') return;
      } catch (failure) {
        if (signal.aborted) return;
        error = failure instanceof Error ? failure : new Error(String(failure));
      }
      if (!query.follow || isRefused(error)) {
        show({ phase: error ? 'failed' : 'ended', error });
        return;
      }
      if (buffer.lines.length + buffer.dropped > before) wait = FIRST_WAIT_MS;
      show({
        phase: 'waiting',
        error,
        retryAt: new Date(now() + wait).toISOString(),
      });
      await sleep(wait, signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  function start() {
    if (stopped) return;
    current?.abort();
    current = new AbortController();
    show({ phase: 'connecting', retryAt: undefined, error: undefined });
    run(current.signal);
  }

  return {
    resume() {
      // What was read to its end does not change by being looked at again.
      if (state.phase !== 'ended' && state.phase !== 'failed') start();
    },
    pause() {
      if (state.phase === 'ended' || state.phase === 'failed') return;
      current?.abort();
      show({ phase: 'paused', retryAt: undefined });
    },
    stop() {
      stopped = true;
      current?.abort();
    },
    retry: start,
  };
}

function isRefused(error?: Error): boolean {
  return (
    error instanceof ResponseError &&
    (error.statusCode < 500 || error.statusCode === 501) &&
    error.statusCode !== 429
  );
}
