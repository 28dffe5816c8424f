import { runBench } from './runBench';
import { toReport } from './report/toReport';

const effort = {
  entities: 3,
  clients: 2,
  requests: 6,
  pauseMs: 1,
  changes: 2,
  changesBusy: 3,
  changeEveryMs: 60,
  bareReads: 1,
};

/* As small as a fleet can be: that it counts right, not how long it takes. */
describe('runBench', () => {
  it('measures every figure of a small fleet, and of one with Argo CDs that hang', async () => {
    const told: string[] = [];
    const figures = await runBench(
      {
        sizes: [{ applications: 40, clusters: 20, instances: 2 }],
        hanging: {
          size: { applications: 40, clusters: 20, instances: 4 },
          hanging: 1,
        },
      },
      { effort, log: line => told.push(line) },
    );
    expect(told).toHaveLength(2);
    const [size] = figures.sizes;
    expect(size.picture.deployments).toBe(40);
    expect(size.bytes).toBeGreaterThan(40 * 8_000);
    expect(size.bytes).toBeLessThan(40 * 11_000);
    expect(size.entityView.count).toBe(6);
    expect(size.entityViewBusy.count).toBe(6);
    expect(size.fleetPage.count).toBe(6);
    expect(size.browserRequests).toBe(18);
    expect(size.change.count).toBe(2);
    expect(size.changeBusy.count).toBe(3);
    expect(size.memory.rss).toBeGreaterThan(size.memory.heapUsed);
    expect(size.upstream.byKind).not.toHaveProperty('deployments');

    // Two services on twenty clusters, a third in the catalog only; a hanging Argo CD loses no row.
    expect(figures.hanging?.rows).toEqual({ well: 40, silent: 40 });
    expect(figures.hanging?.silent.count).toBe(6);

    const report = toReport(figures, {
      machine: 'a machine',
      date: '2026-11-23T10:00:00Z',
    });
    expect(report).toContain('Taken on 2026-11-23: a machine.');
    expect(report).toContain('first full picture');
    expect(report).not.toMatch(/NaN|undefined|Infinity/);
  }, 240_000);
});
