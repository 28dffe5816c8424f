import { BulkSize } from '@backstage-gitops/fleet-simulator/bulk';
import { toPercentile } from '../toPercentile';
import { BenchEffort } from '../BenchEffort';
import { countUpstream, UpstreamCount } from './countUpstream';
import { measureBareRead } from './measureBareRead';
import { measureChanges } from './measureChanges';
import { FirstPicture, measureFirstPicture } from './measureFirstPicture';
import { measureRequests } from './measureRequests';
import { startWorld } from './startWorld';
import { waitUntilQuiet } from './waitUntilQuiet';

/** Milliseconds at the median, and below which 95 and 99 of a hundred are. */
export type Spread = { count: number; p50: number; p95: number; p99: number };

/** What one size of fleet gave. Times in milliseconds, memory in bytes. */
export type SizeFigures = {
  size: BulkSize;
  /** Of all Applications as they were streamed, with frames. */
  bytes: number;
  picture: FirstPicture;
  bare: { ms: number; cpuMs: number };
  /** Processor time after the first picture until nothing is left to do: history, commits, probes. */
  afterwards: { cpuMs: number };
  memory: { rss: number; heapUsed: number; peak: number };
  entityView: Spread;
  /** The same without a pause between two requests of one person. */
  entityViewBusy: Spread;
  /** Processor time of the backend for one, all that Backstage does for it included. */
  entityViewCpuMs: number;
  fleetPage: Spread;
  browserRequests: number;
  upstream: UpstreamCount;
  /** From a change to the signal that tells it, when changes come singly. */
  change: Spread;
  /** The same while something changes all the time, so that signals wait for each other. */
  changeBusy: Spread;
};

/** The first page of the fleet, as the frontend asks for it. */
export const FLEET_PAGE = '/api/gitops/v1/deployments?limit=50';

/** Measures everything for one size of fleet, each in its turn. */
export async function measureSize(
  size: BulkSize,
  effort: BenchEffort,
): Promise<SizeFigures> {
  const { clients, requests, pauseMs } = effort;
  const world = await startWorld({ size, entities: effort.entities });
  try {
    const picture = await measureFirstPicture(world);
    const afterwards = await waitUntilQuiet(world);
    const memory = await world.backend.call('memory');
    const bare = await measureBareRead(world, { times: effort.bareReads });

    const entityPaths = world.entities.map(
      entity => `/api/gitops/v1/entities/${entity}/deployments`,
    );
    const ask = (paths: readonly string[], pause: number) =>
      measureRequests(world.browser, {
        paths,
        clients,
        requests,
        pauseMs: pause,
      });
    // What has run a few times is compiled; a page nobody has opened yet is not what is asked for.
    await ask(entityPaths, 0);
    await ask([FLEET_PAGE], 0);
    await waitUntilQuiet(world);
    const { result: views, upstream } = await countUpstream(
      world,
      async () => ({
        entityView: await ask(entityPaths, pauseMs),
        cpuBefore: await world.backend.call('cpu'),
        entityViewBusy: await ask(entityPaths, 0),
        cpuAfter: await world.backend.call('cpu'),
        fleetPage: await ask([FLEET_PAGE], pauseMs),
      }),
    );

    const changed = await measureChanges(world, {
      changes: effort.changes,
      everyMs: effort.changeEveryMs,
    });
    const changedBusy = await measureChanges(world, {
      changes: effort.changesBusy,
      everyMs: effort.changeEveryMs / 6,
    });
    return {
      size,
      bytes: bare.bytes,
      picture,
      bare,
      afterwards,
      memory,
      entityView: toSpread(views.entityView),
      entityViewBusy: toSpread(views.entityViewBusy),
      entityViewCpuMs:
        (views.cpuAfter - views.cpuBefore) / views.entityViewBusy.length,
      fleetPage: toSpread(views.fleetPage),
      browserRequests:
        views.entityView.length +
        views.entityViewBusy.length +
        views.fleetPage.length,
      upstream,
      change: toSpread(changed),
      changeBusy: toSpread(changedBusy),
    };
  } finally {
    await world.stop();
  }
}

/** @throws when there is nothing. */
export function toSpread(latencies: readonly number[]): Spread {
  return {
    count: latencies.length,
    p50: toPercentile(latencies, 50),
    p95: toPercentile(latencies, 95),
    p99: toPercentile(latencies, 99),
  };
}
