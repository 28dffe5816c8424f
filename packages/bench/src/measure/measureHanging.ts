import { BulkSize } from '@backstage-gitops/fleet-simulator/bulk';
import { BenchEffort } from '../BenchEffort';
import { measureFirstPicture } from './measureFirstPicture';
import { measureRequests } from './measureRequests';
import { Spread, toSpread } from './measureSize';
import { startWorld } from './startWorld';

/** One entity view while all Argo CDs are well, and while some of them hang. */
export type HangingFigures = {
  size: BulkSize;
  hanging: number;
  well: Spread;
  silent: Spread;
  /** Rows that pages had, in both cases the same. */
  rows: { well: number; silent: number };
};

/**
 * Opens the pages of services that run behind every Argo CD, first with all of them well, then while
 * some neither answer nor close a connection.
 */
export async function measureHanging(
  options: { size: BulkSize; hanging: number },
  effort: BenchEffort,
): Promise<HangingFigures> {
  const { size, hanging } = options;
  const world = await startWorld({ size, entities: effort.entities });
  try {
    await measureFirstPicture(world);
    const paths = world.entities.map(
      entity => `/api/gitops/v1/entities/${entity}/deployments`,
    );
    const ask = () =>
      measureRequests(world.browser, {
        paths,
        clients: effort.clients,
        requests: effort.requests,
        pauseMs: effort.pauseMs,
      });
    const countRows = async () => {
      const pages = await Promise.all(
        paths.map(path => world.browser.read(path)),
      );
      return pages.reduce(
        (sum, page) => sum + JSON.parse(page).items.length,
        0,
      );
    };
    await ask();
    const well = await ask();
    const rowsWell = await countRows();
    await world.fleet.call(
      'hang',
      world.instances.slice(0, hanging).map(({ name }) => name),
    );
    const silent = await ask();
    const rowsSilent = await countRows();
    return {
      size,
      hanging,
      well: toSpread(well),
      silent: toSpread(silent),
      rows: { well: rowsWell, silent: rowsSilent },
    };
  } finally {
    await world.stop();
  }
}
