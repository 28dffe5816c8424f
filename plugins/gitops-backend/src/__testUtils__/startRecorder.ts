import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { sleep } from '@backstage-gitops/plugin-gitops-node';
import { Knex } from 'knex';
import { DatabaseHistory } from '../history/DatabaseHistory';
import { HistoryMemory } from '../history/HistoryMemory';
import {
  HistoryRecorderOptions,
  recordHistory,
} from '../history/recordHistory';
import { InMemoryDeploymentStore } from '../store/InMemoryDeploymentStore';
import { until } from './until';

/** The engine that tells the rows of a recorder. */
export const hub = { type: 'argocd', name: 'hub' };

const begun = Date.now();
/** Pauses are minutes to a recorder and moments to us. */
const fastClock = () => new Date(begun + (Date.now() - begun) * 50);

/** A replica: its store and its recorder, on a database that others may write to as well. */
export function startRecorder(
  knex: Knex,
  options: {
    clock?: () => Date;
    database?: HistoryRecorderOptions['database'];
    repository?: string;
    /** Of the clock by which the recorder sees how long a write took. */
    now?: () => number;
  } = {},
) {
  const clock = options.clock ?? fastClock;
  const memory = new HistoryMemory({ clock });
  const store = new InMemoryDeploymentStore({
    environments: [],
    clusters: [],
    repository: options.repository,
    history: memory,
    clock,
  });
  store.addEngine(hub);
  const abort = new AbortController();
  const log: string[] = [];
  const database = options.database ?? new DatabaseHistory(knex);
  let writes = 0;
  const pauses: number[] = [];
  const ended = recordHistory(store, {
    memory,
    database: {
      readStates: () => database.readStates(),
      append: (changes, at) => {
        writes += 1;
        return database.append(changes, at);
      },
    },
    addStarters: changes => changes,
    clock,
    now: options.now ?? (() => performance.now()),
    logger: {
      info: message => log.push(`info ${message}`),
      warn: message => log.push(`warn ${message}`),
      debug: () => {},
    },
    // Nobody waits for real, except for what is not to come.
    sleep: (ms, signal) => {
      pauses.push(ms);
      return sleep(ms < 30_000 ? Math.min(ms, 5) : ms, signal);
    },
    signal: abort.signal,
  });
  return {
    store,
    memory,
    log,
    /** Milliseconds of each pause that was asked for. */
    pauses,
    writes: () => writes,
    tell: (...deployments: Deployment[]) =>
      store.apply(hub, { type: 'full', deployments, clusters: [] }),
    /** Resolves when all that was told is kept. */
    untilKept: () => until(() => memory.isAtRest()),
    async stop() {
      abort.abort();
      await ended;
    },
  };
}
