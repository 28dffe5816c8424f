import { EngineEvent } from '@backstage-gitops/plugin-gitops-node';
import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { ArgocdWorld } from './__testUtils__/ArgocdWorld';
import { createApplication } from './__testUtils__/createApplication';
import { createFastTiming } from './__testUtils__/createFastTiming';
import { createTestEngine } from './__testUtils__/createTestEngine';

const timing = createFastTiming();

describe('ArgocdEngine', () => {
  let world: ArgocdWorld;
  let picture: CollectedPicture | undefined;

  beforeEach(async () => {
    world = await ArgocdWorld.start();
  });
  afterEach(async () => {
    await picture?.stop();
    picture = undefined;
    await world.stop();
  });

  async function observe(
    options: Parameters<typeof createTestEngine>[1] = {},
  ): Promise<CollectedPicture> {
    picture = collectPicture(createTestEngine(world, { timing, ...options }));
    return picture;
  }
  async function observeFull(
    options: Parameters<typeof createTestEngine>[1] = {},
  ): Promise<CollectedPicture> {
    const observed = await observe(options);
    await observed.until('a full picture', () => observed.fulls > 0);
    return observed;
  }
  const names = (observed: CollectedPicture) =>
    observed
      .deployments()
      .map(({ namespace, name }) => `${namespace}/${name}`)
      .sort();

  it('keeps two of a name apart', async () => {
    world.add('shop');
    world.add('shop', 'team-a');
    const observed = await observeFull();
    expect(names(observed)).toEqual(['argocd/shop', 'team-a/shop']);
    world.remove('team-a/shop');
    await observed.until('one to go', () => observed.ids().length === 1);
    expect(names(observed)).toEqual(['argocd/shop']);
  });

  it('has a full picture of nothing', async () => {
    const observed = await observeFull();
    expect(observed.deployments()).toEqual([]);
    world.add('first');
    await observed.until('the first', () => observed.ids().length === 1);
  });

  it('reads singly what the stream keeps back, with project and namespace', async () => {
    world.lost.add('team-a/quiet');
    world.add('loud');
    world.add('quiet', 'team-a');
    const observed = await observeFull();
    expect(names(observed)).toEqual(['argocd/loud', 'team-a/quiet']);
    const asked = world.requests.filter(({ path }) => path.endsWith('/quiet'));
    expect(asked.map(({ query }) => [...query])).toEqual([
      [
        ['appNamespace', 'team-a'],
        ['project', 'cases'],
      ],
    ]);
  });

  it('finds every kind of lost event with the small list', async () => {
    world.add('changed');
    world.add('gone');
    const observed = await observeFull();
    ['changed', 'gone', 'new'].forEach(name =>
      world.lost.add(`argocd/${name}`),
    );

    const changed = world.get('argocd/changed')!;
    world.put({
      ...changed,
      status: { ...changed.status, health: { status: 'Degraded' } },
    });
    world.remove('argocd/gone');
    world.add('new');

    await observed.until(
      'all three',
      () =>
        observed.deployments().some(({ health }) => health === 'Degraded') &&
        !names(observed).includes('argocd/gone') &&
        names(observed).includes('argocd/new'),
    );
    expect(observed.errors).toEqual([]);
  });

  it('opens the stream anew now and then, without a flicker', async () => {
    const key = world.add('shop');
    const observed = await observeFull();
    const streams = () =>
      world.requests.filter(({ path }) => path.endsWith('/stream/applications'))
        .length;
    const before = observed.types.length;
    await waitFor(() => streams() >= 3 && world.openStreams <= 2);
    expect(observed.types.slice(before)).toEqual([]);

    const shop = world.get(key)!;
    world.put({
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

  it('tells a burst as one, and never less than the last state', async () => {
    const key = world.add('busy');
    const observed = await observeFull({
      timing: { ...timing, sleep: createTestSleep() },
    });
    const before = observed.types.length;
    for (let round = 1; round <= 200; round++) {
      const busy = world.get(key)!;
      world.put({
        ...busy,
        status: { ...busy.status, summary: { images: [`org/busy:${round}`] } },
      });
    }
    await observed.until('the last state', () =>
      observed.deployments().some(({ version }) => version?.value === '200'),
    );
    expect(observed.types.length - before).toBeLessThan(20);
  });

  it('shows the rest and names what it cannot read, until it can', async () => {
    const good = world.add('good');
    const bad = createApplication({ name: 'bad' });
    world.put({ ...bad, spec: { ...bad.spec, destination: 7 as never } });
    const observed = await observeFull();
    expect(names(observed)).toEqual(['argocd/good']);
    expect(observed.warnings).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'Argo CD hub sent the Application argocd/bad, which we cannot read: spec.destination is not what we expect.',
      },
    ]);
    world.put(bad);
    await observed.until('the repaired one', () => observed.ids().length === 2);
    expect(world.keys()).toContain(good);
  });

  it('reads only the configured projects, and names those it may not', async () => {
    world.put(createApplication({ name: 'a', project: 'one' }));
    world.put(createApplication({ name: 'b', project: 'two' }));
    world.put(createApplication({ name: 'c', project: 'three' }));
    world.forbiddenProjects = ['two'];
    const observed = await observeFull({ projects: ['one', 'two'] });
    expect(names(observed)).toContain('argocd/a');
    expect(names(observed)).not.toContain('argocd/c');
    expect(observed.warnings[0]).toEqual({
      code: 'Forbidden',
      message: 'Argo CD hub does not allow our account to read project two.',
    });
  });

  it('fails when it may read none of them', async () => {
    world.forbiddenProjects = ['one', 'two'];
    const observed = await observe({ projects: ['one', 'two'] });
    await observed.until('the error', () => observed.errors.length === 1);
    expect(observed.errors[0].code).toBe('Forbidden');
  });

  it('has names and labels from the clusters, hosts where it may not read them, and no address', async () => {
    const server = 'https://eks.internal.test:6443';
    world.put(createApplication({ name: 'shop', destination: { server } }));
    world.areClustersForbidden = true;
    const observed = await observeFull();
    expect(observed.deployments()[0].cluster).toEqual({
      name: 'eks.internal.test',
      labels: {},
    });
    expect(observed.warnings).toEqual([]);
    expect(JSON.stringify(observed.deployments())).not.toContain(server);

    world.areClustersForbidden = false;
    world.clusters = [
      { name: 'aws-eks', server, labels: { environment: 'production' } },
    ];
    await observed.until('the name', () =>
      observed.deployments().some(({ cluster }) => cluster.name === 'aws-eks'),
    );
    expect(observed.deployments()[0].cluster.labels).toEqual({
      environment: 'production',
    });
  });

  it.each([
    ['is cut', (one: ArgocdWorld) => one.cutStreams(), 'ConnectionLost'],
    [
      'sends garbage',
      (one: ArgocdWorld) => one.write('data: {{\n\n'),
      'InvalidResponse',
    ],
  ])('tells one error and ends when its stream %s', async (_, harm, code) => {
    world.add('shop');
    const observed = await observeFull();
    harm(world);
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(error => error.code)).toEqual([code]);
    expect(observed.thrown).toBeUndefined();
    await waitFor(() => world.openStreams === 0);
  });

  it('says which key to look at when its token is refused', async () => {
    world.isRefusing = true;
    const observed = await observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.types).toEqual(['error']);
    expect(observed.errors[0].message).toContain(
      'check gitops.argocd.instances[name=hub].token',
    );
  });

  it('knows a token that is taken for nobody from an empty Argo CD', async () => {
    world.isAnonymous = true;
    const observed = await observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(error => error.code)).toEqual(['Unauthorized']);
  });

  it('passes on how long it shall wait', async () => {
    world.failure = {
      status: 429,
      headers: { 'retry-after': '7', 'content-type': 'application/json' },
    };
    const events: EngineEvent[] = [];
    const engine = createTestEngine(world, { timing });
    const { signal } = new AbortController();
    for await (const event of engine.observe({ signal })) events.push(event);
    expect(events).toEqual([
      {
        type: 'error',
        error: {
          code: 'RateLimited',
          message: 'Argo CD hub asks us to slow down.',
        },
        retryAfterMs: 7000,
      },
    ]);
  });

  it('reads an older Argo CD, whose list tells less', async () => {
    world.isOld = true;
    world.lost.add('argocd/quiet');
    world.add('loud');
    world.add('quiet');
    const observed = await observeFull();
    expect(names(observed)).toEqual(['argocd/loud', 'argocd/quiet']);
    await waitFor(
      () =>
        world.requests.filter(({ path }) => path.endsWith('/applications'))
          .length > 4,
    );
    const single = world.requests.filter(({ path }) => path.endsWith('/quiet'));
    expect(single).toHaveLength(1);
    expect(single[0].query.get('project')).toBe('cases');
  });

  it('remembers over a cut what was Synced, and so knows drift from a waiting commit', async () => {
    const key = world.add('shop');
    const engine = createTestEngine(world, { timing });
    const first = collectPicture(engine);
    await first.until('a full picture', () => first.fulls > 0);
    // An unrelated commit moves the revision it is Synced at, without a sync.
    const shop = world.get(key)!;
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
    world.put(at('Synced'));
    await first.until('the revision', () =>
      first.deployments().some(row => row.revision.applied === revision),
    );
    await first.stop();
    world.put(at('OutOfSync'));

    picture = collectPicture(engine);
    await picture.until('a full picture', () => picture!.fulls > 0);
    expect(picture.deployments()[0]).toMatchObject({
      drift: { state: 'drifted', heals: false },
      revision: { applied: revision },
    });
  });

  it('is silent and quick when it is aborted before and while it connects', async () => {
    const engine = createTestEngine(world, { timing });
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
    world.add('shop');
    const observed = await observeFull();
    const [deployment] = observed.deployments();
    const engine = createTestEngine(world);
    const { signal } = new AbortController();
    const before = world.requests.length;
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
    const revisions = world.requests
      .slice(before)
      .filter(({ path }) => path.includes('/revisions/'));
    expect(revisions).toEqual([]);
  });
});

/** The machine's own pace for short waits, so that a burst falls into one; minutes still pass fast. */
function createTestSleep() {
  return (ms: number, signal: AbortSignal) =>
    timing.sleep(ms < 1000 ? ms * 1000 : ms, signal);
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !condition(); turn++) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  expect(condition()).toBe(true);
}
