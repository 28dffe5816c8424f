import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './Browser';

/** How long requests took, in milliseconds, each once. */
export type Latencies = number[];

/**
 * Lets several people ask at the same time, each the next thing when the last is answered.
 *
 * @param browser - signed in
 * @param options - `paths`: asked in turn, everybody starting with another; `requests` in all;
 *   `pauseMs`: between two of one person, half to one and a half of it
 */
export async function measureRequests(
  browser: Browser,
  options: {
    paths: readonly string[];
    clients: number;
    requests: number;
    pauseMs: number;
  },
): Promise<Latencies> {
  const { paths, clients, requests, pauseMs } = options;
  const latencies: Latencies = [];
  let started = 0;
  const ask = async (client: number) => {
    if (pauseMs > 0) await sleep(pauseMs * Math.random());
    for (let turn = client; started < requests; turn++) {
      started += 1;
      const startedAt = performance.now();
      await browser.read(paths[turn % paths.length]);
      latencies.push(performance.now() - startedAt);
      if (pauseMs > 0) await sleep(pauseMs * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => ask(index)));
  return latencies;
}
