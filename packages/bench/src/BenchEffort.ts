/** How much is done for a figure: enough for a 99th percentile, or just enough to see that it works. */
export type BenchEffort = {
  /** Services in the catalog whose pages are opened. */
  entities: number;
  /** People who ask at the same time. */
  clients: number;
  /** All of them together, for one figure. */
  requests: number;
  /** Between two requests of one person, in milliseconds. */
  pauseMs: number;
  /** Changes that come singly, and changes that come six times as fast. */
  changes: number;
  changesBusy: number;
  /** Between two single changes, in milliseconds: longer than signals wait for each other. */
  changeEveryMs: number;
  /** Times a plain client reads the same bytes. */
  bareReads: number;
};

/** What `npm run bench` does. */
export const fullEffort: BenchEffort = {
  entities: 20,
  clients: 20,
  requests: 300,
  pauseMs: 500,
  changes: 10,
  changesBusy: 30,
  changeEveryMs: 1_500,
  bareReads: 2,
};
