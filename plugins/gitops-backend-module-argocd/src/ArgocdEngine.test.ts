import { EngineEvent } from '@backstage-gitops/plugin-gitops-node';
import { collectPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createApplication } from './__testUtils__/createApplication';
import { createFastTiming } from './__testUtils__/createFastTiming';
import { createTestEngine } from './__testUtils__/createTestEngine';
import {
  selectNames,
  setUpArgocdWorld,
  waitFor,
} from './__testUtils__/setUpArgocdWorld';

const timing = createFastTiming();

describe('ArgocdEngine', () => {
  const setUp = setUpArgocdWorld();

  it('keeps two of a name apart', async () => {
    setUp.world.add('shop');
    setUp.world.add('shop', 'team-a');
    const observed = await setUp.observeFull();
    expect(selectNames(observed)).toEqual(['argocd/shop', 'team-a/shop']);
    setUp.world.remove('team-a/shop');
    await observed.until('one to go', () => observed.ids().length === 1);
    expect(selectNames(observed)).toEqual(['argocd/shop']);
  });

  it('has a full picture of nothing', async () => {
    const observed = await setUp.observeFull();
    expect(observed.deployments()).toEqual([]);
    setUp.world.add('first');
    await observed.until('the first', () => observed.ids().length === 1);
  });

  it('tells arrival, change and departure from the stream alone', async () => {
    const never = (signal: AbortSignal) =>
      new Promise<void>(resolve => {
        signal.addEventListener('abort', () => resolve());
      });
    setUp.world.add('other');
    const observed = await setUp.observeFull({
      timing: {
        ...timing,
        sleep: (ms, signal) =>
          ms < 1000 ? timing.sleep(ms, signal) : never(signal),
      },
    });
    const key = setUp.world.add('shop');
    await observed.until('arrival', () => observed.ids().length === 2);
    const shop = setUp.world.get(key)!;
    setUp.world.put({
      ...shop,
      status: { ...shop.status, health: { status: 'Degraded' } },
    });
    await observed.until('change', () =>
      observed.deployments().some(({ health }) => health === 'Degraded'),
    );
    setUp.world.remove(key);
    await observed.until('departure', () => observed.ids().length === 1);
    expect(
      setUp.world.requests.filter(({ path }) =>
        path.endsWith('/v1/applications'),
      ),
    ).toHaveLength(1);
  });

  it('opens the stream anew now and then, without a flicker', async () => {
    const key = setUp.world.add('shop');
    const observed = await setUp.observeFull({
      timing: createFastTiming({ speed: 1000 }),
    });
    const streams = () =>
      setUp.world.requests.filter(({ path }) =>
        path.endsWith('/stream/applications'),
      ).length;
    await observed.until('the first probe', () =>
      observed.clusters().every(({ reachable }) => reachable),
    );
    const before = observed.types.length;
    await waitFor(() => streams() >= 3 && setUp.world.openStreams <= 2);
    expect(observed.types.slice(before)).toEqual([]);

    const shop = setUp.world.get(key)!;
    setUp.world.put({
      ...shop,
      status: {
        ...shop.status,
        sync: { ...shop.status.sync, status: 'OutOfSync' },
      },
    });
    await observed.until('a change through the new stream', () =>
      observed.deployments().some(({ sync }) => sync === 'OutOfSync'),
    );
  });

  it('has names and labels from the clusters, and the whole address where it may not read them', async () => {
    const server = 'https://eks.internal.test:6443';
    setUp.world.put(
      createApplication({ name: 'shop', destination: { server } }),
    );
    setUp.world.areClustersForbidden = true;
    const observed = await setUp.observeFull();
    expect(observed.deployments()[0].cluster).toEqual({
      name: server,
      labels: {},
    });
    expect(observed.warnings).toEqual([]);

    setUp.world.areClustersForbidden = false;
    setUp.world.clusters = [
      { name: 'aws-eks', server, labels: { environment: 'production' } },
    ];
    await observed.until('the name', () =>
      observed.deployments().some(({ cluster }) => cluster.name === 'aws-eks'),
    );
    expect(observed.deployments()[0].cluster.labels).toEqual({
      environment: 'production',
    });
  });

  it('reads the clusters again when an Application comes for one that was not registered', async () => {
    setUp.world.clusters = [];
    setUp.world.add('other');
    const observed = await setUp.observeFull({
      timing: {
        ...timing,
        // No regular check: what is found is found because of the stranger.
        sleep: (ms, signal) =>
          ms < 1000
            ? timing.sleep(ms, signal)
            : new Promise(resolve => {
                signal.addEventListener('abort', () => resolve());
              }),
      },
    });
    setUp.world.clusters = [
      { name: 'new', server: 'https://new', labels: { cloud: 'gcp' } },
    ];
    setUp.world.put(
      createApplication({ name: 'shop', destination: { name: 'new' } }),
    );
    await observed.until('the labels', () =>
      observed.deployments().some(({ cluster }) => cluster.labels.cloud),
    );
    const reads = () =>
      setUp.world.requests.filter(({ path }) => path.endsWith('/v1/clusters'))
        .length;
    expect(reads()).toBe(2);
  });

  it('remembers over a cut what was Synced, and so knows drift from a waiting commit', async () => {
    const key = setUp.world.add('shop');
    const engine = createTestEngine(setUp.world, { timing });
    const first = collectPicture(engine);
    await first.until('a full picture', () => first.fulls > 0);
    // An unrelated commit moves the revision it is Synced at, without a sync.
    const shop = setUp.world.get(key)!;
    const revision = 'f'.repeat(40);
    const reconciledAt = '2026-11-23T02:00:00Z';
    const at = (status: string) => ({
      ...shop,
      status: {
        ...shop.status,
        reconciledAt,
        sync: { ...shop.status.sync, status, revision },
      },
    });
    setUp.world.put(at('Synced'));
    await first.until('the revision', () =>
      first.deployments().some(row => row.revision.applied === revision),
    );
    await first.stop();
    setUp.world.put(at('OutOfSync'));

    const second = collectPicture(engine);
    await second.until('a full picture', () => second.fulls > 0);
    await second.stop();
    expect(second.deployments()[0]).toMatchObject({
      drift: { state: 'drifted', heals: false },
      revision: { applied: revision },
    });
  });

  it('is silent and quick when it is aborted before and while it connects', async () => {
    const engine = createTestEngine(setUp.world, { timing });
    const abort = new AbortController();
    const events: EngineEvent[] = [];
    const run = async (signal: AbortSignal) => {
      for await (const event of engine.observe({ signal })) events.push(event);
    };
    await run(AbortSignal.abort());
    const running = run(abort.signal);
    abort.abort();
    await running;
    expect(events).toEqual([]);
  });

  it('asks Argo CD for commits only, never for a chart or a branch', async () => {
    setUp.world.add('shop');
    const observed = await setUp.observeFull();
    const [deployment] = observed.deployments();
    const engine = createTestEngine(setUp.world);
    const { signal } = new AbortController();
    const before = setUp.world.requests.length;
    await expect(
      engine.readCommit(
        { deployment, sha: 'main', sourceIndex: 0 },
        { signal },
      ),
    ).resolves.toBeUndefined();
    const chart = {
      ...deployment,
      sources: [{ repository: 'https://charts.test', chart: 'shop' }],
    };
    await expect(
      engine.readCommit(
        { deployment: chart, sha: 'a'.repeat(40), sourceIndex: 0 },
        { signal },
      ),
    ).resolves.toBeUndefined();
    const revisions = setUp.world.requests
      .slice(before)
      .filter(({ path }) => path.includes('/revisions/'));
    expect(revisions).toEqual([]);
  });
});
