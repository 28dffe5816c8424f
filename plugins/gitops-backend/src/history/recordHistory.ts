import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { DeploymentStore } from '../store/DeploymentStore';
import { DatabaseHistory } from './DatabaseHistory';
import { HistoryMemory } from './HistoryMemory';
import { PendingChange } from './PendingChange';

/** What the recorder works with. */
export type HistoryRecorderOptions = {
  memory: HistoryMemory;
  database: Pick<DatabaseHistory, 'readStates' | 'append'>;
  /** Who started the operation that brought a delivery, as far as the engine tells. */
  addStarters: (changes: readonly PendingChange[]) => readonly PendingChange[];
  clock: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  logger: Pick<LoggerService, 'info' | 'warn' | 'debug'>;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends the recorder. */
  signal: AbortSignal;
};

/** Changes come in swarms. */
const GATHER_MS = 200;
const MOST_AT_ONCE = 200;
/**
 * Requests, and engines that are still being read, have their turn between two batches, for as long as
 * the last one took at least; and between so many rows that are drawn anew.
 */
const PAUSE_MS = 10;
const LONGEST_TURN_MS = 2_000;
const DRAWN_AT_ONCE = 1_000;
/** So long another replica, which saw a change first, is ahead at most. */
const CONTESTED_MS = 2_000;
const LONG_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps what happens to rows, beside the path of every event: first everything that was kept is read
 * and compared with the rows that are there, then changes are written in batches. A database that is
 * down, slow or full costs history, never a row: it is said once and tried again. Never throws.
 */
export async function recordHistory(
  store: Pick<DeploymentStore, 'list' | 'redraw'>,
  options: HistoryRecorderOptions,
): Promise<void> {
  const { memory, signal, sleep } = options;
  const attempt = createAttempt(options);
  let wake = new AbortController();
  memory.onPending(() => {
    // An abort costs an error with a stack, and a first picture wakes for every row.
    if (!wake.signal.aborted) wake.abort();
  });

  while (!signal.aborted && !(await attempt(() => load(store, options))));
  while (!signal.aborted) {
    wake = new AbortController();
    store.redraw(memory.takeLater());
    const startedAt = options.now();
    const isDone = await attempt(() => writeOnce(options));
    // An attempt that failed has had its pause.
    const tookMs = isDone ? options.now() - startedAt : 0;
    if (!isDone) memory.putBack();
    if (memory.hasPending()) {
      const pause = Math.max(PAUSE_MS, tookMs);
      await sleep(Math.min(pause, LONGEST_TURN_MS), signal);
      continue;
    }
    const pause = memory.untilLater() ?? 24 * 60 * 60_000;
    await sleep(pause, AbortSignal.any([signal, wake.signal]));
    await sleep(GATHER_MS, signal);
  }
}

async function load(
  store: Pick<DeploymentStore, 'list' | 'redraw'>,
  { memory, database }: HistoryRecorderOptions,
): Promise<void> {
  for await (const page of database.readStates()) memory.load(page);
  memory.begin();
  const ids = store.list().map(({ id }) => id);
  for (let start = 0; start < ids.length; start += DRAWN_AT_ONCE) {
    store.redraw(ids.slice(start, start + DRAWN_AT_ONCE));
    await setImmediate();
  }
}

async function writeOnce(options: HistoryRecorderOptions): Promise<void> {
  const { memory, database, addStarters, clock } = options;
  const changes = memory.takePending(MOST_AT_ONCE);
  if (changes.length === 0) return;
  const lost = await database.append(addStarters(changes), clock());
  memory.settle(lost, { pauseMs: CONTESTED_MS });
}

/** Runs a work, says once that it fails and once that it does not any more, and pauses after a failure. */
function createAttempt(options: HistoryRecorderOptions) {
  const { logger, signal, sleep } = options;
  let failures = 0;
  return async (work: () => Promise<void>): Promise<boolean> => {
    const isOver = new AbortController();
    const waited = sleep(
      LONG_MS,
      AbortSignal.any([isOver.signal, signal]),
    ).then(() => {
      if (isOver.signal.aborted || signal.aborted) return;
      logger.warn('History waits: the database has not answered for 30 s');
    });
    try {
      // A second write behind one that hangs would only take a connection more.
      await endedBy(work(), signal);
      if (failures > 0) logger.info('History is kept again');
      failures = 0;
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      failures += 1;
      const sentence = `History cannot be kept: ${error}`;
      if (failures === 1) logger.warn(sentence);
      else logger.debug(sentence);
      const pause = FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10);
      await sleep(Math.min(pause, LONGEST_PAUSE_MS), signal);
      return false;
    } finally {
      isOver.abort();
      await waited;
    }
  };
}

/** Waits for a work, or for the end of everything. */
async function endedBy(
  work: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  signal.addEventListener('abort', end, { once: true });
  await Promise.race([work, ended]).finally(() =>
    signal.removeEventListener('abort', end),
  );
}
