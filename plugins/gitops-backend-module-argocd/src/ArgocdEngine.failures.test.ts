import { mockServices } from '@backstage/backend-test-utils';
import { EngineEvent } from '@backstage-gitops/plugin-gitops-node';
import { ArgocdWorld } from './__testUtils__/ArgocdWorld';
import { createApplication } from './__testUtils__/createApplication';
import { createFastTiming } from './__testUtils__/createFastTiming';
import { createTestEngine } from './__testUtils__/createTestEngine';
import {
  selectNames,
  setUpArgocdWorld,
  waitFor,
} from './__testUtils__/setUpArgocdWorld';

const timing = createFastTiming();

describe('ArgocdEngine where something fails', () => {
  const setUp = setUpArgocdWorld();

  it('shows the rest and names what it cannot read, until it can', async () => {
    const good = setUp.world.add('good');
    const bad = createApplication({ name: 'bad' });
    setUp.world.put({ ...bad, spec: { ...bad.spec, destination: 7 as never } });
    const observed = await setUp.observeFull();
    expect(selectNames(observed)).toEqual(['argocd/good']);
    expect(observed.warnings).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'Argo CD hub sent the Application argocd/bad, which we cannot read: spec.destination is not what we expect.',
        deployments: ['argocd:hub:argocd:Application:bad'],
      },
    ]);
    setUp.world.put(bad);
    await observed.until('the repaired one', () => observed.ids().length === 2);
    expect(setUp.world.keys()).toContain(good);
  });

  it('reads only the configured projects, and names those it may not', async () => {
    setUp.world.put(createApplication({ name: 'a', project: 'one' }));
    setUp.world.put(createApplication({ name: 'b', project: 'two' }));
    setUp.world.put(createApplication({ name: 'c', project: 'three' }));
    setUp.world.forbiddenProjects = ['two'];
    const observed = await setUp.observeFull({ projects: ['one', 'two'] });
    expect(selectNames(observed)).toContain('argocd/a');
    expect(selectNames(observed)).not.toContain('argocd/c');
    expect(observed.warnings[0]).toEqual({
      code: 'Forbidden',
      message: 'Argo CD hub does not allow our account to read project two.',
    });
  });

  it('fails when it may read none of them', async () => {
    setUp.world.forbiddenProjects = ['one', 'two'];
    const observed = setUp.observe({ projects: ['one', 'two'] });
    await observed.until('the error', () => observed.errors.length === 1);
    expect(observed.errors[0].code).toBe('Forbidden');
  });

  it.each([
    ['is cut', (one: ArgocdWorld) => one.cutStreams(), 'ConnectionLost'],
    [
      'sends garbage',
      (one: ArgocdWorld) => one.write('data: {{\n\n'),
      'InvalidResponse',
    ],
  ])('tells one error and ends when its stream %s', async (_, harm, code) => {
    setUp.world.add('shop');
    const observed = await setUp.observeFull();
    harm(setUp.world);
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(error => error.code)).toEqual([code]);
    expect(observed.thrown).toBeUndefined();
    await waitFor(() => setUp.world.openStreams === 0);
  });

  it('says which key to look at when its token is refused', async () => {
    setUp.world.isRefusing = true;
    const observed = setUp.observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.types).toEqual(['error']);
    expect(observed.errors[0].message).toContain(
      'check gitops.argocd.instances[name=hub].token',
    );
  });

  it('knows a token that is taken for nobody from an empty Argo CD', async () => {
    setUp.world.isAnonymous = true;
    const observed = setUp.observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(error => error.code)).toEqual(['Unauthorized']);
  });

  it('says in the log, and only there, what Argo CD answered', async () => {
    const logger = mockServices.logger.mock();
    setUp.world.areClustersFailing = true;
    const observed = await setUp.observeFull({ logger });
    expect(observed.errors).toEqual([]);
    expect(JSON.stringify(observed.warnings)).not.toContain('10.0.0.9');
    // The clusters are read again and again; the log has it once.
    const reads = () =>
      setUp.world.requests.filter(({ path }) => path.endsWith('/v1/clusters'));
    await waitFor(() => reads().length >= 3);
    await waitFor(() => logger.debug.mock.calls.length >= 2);
    expect(logger.warn.mock.calls).toEqual([
      [
        'Argo CD hub answers with an error (HTTP 500). Cause: Error: {"error":"dial tcp 10.0.0.9:6379","code":7,"message":"dial tcp 10.0.0.9:6379"}',
      ],
    ]);
  });

  const refusal = (status: number, message: string) => ({
    status,
    body: { error: message, code: 8, message },
  });

  it.each([
    [404, 'text/plain', 'InvalidResponse'],
    [404, 'application/json', 'NotFound'],
    [410, 'application/json', 'Expired'],
    [415, 'text/plain', 'UpstreamError'],
    [503, 'text/html', 'UpstreamError'],
  ])('says of %i %s in one word what it is', async (status, type, code) => {
    setUp.world.failure = { status, headers: { 'content-type': type } };
    const observed = setUp.observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(error => error.code)).toEqual([code]);
  });

  it('lists project by project by itself where one list is too large, and from then on', async () => {
    setUp.world.put(createApplication({ name: 'a', project: 'one' }));
    setUp.world.put(createApplication({ name: 'b', project: 'two' }));
    setUp.world.listOfAll = refusal(
      429,
      'grpc: received message larger than max (209715333 vs. 209715200)',
    );
    setUp.world.answers.set('projects', {
      status: 200,
      body: {
        items: ['one', 'two'].map(name => ({ metadata: { name } })),
      },
    });
    const observed = await setUp.observeFull();
    expect(selectNames(observed)).toEqual(['argocd/a', 'argocd/b']);
    const lists = () =>
      setUp.world.requests
        .filter(({ path }) => path.endsWith('/v1/applications'))
        .map(({ query }) => query.get('projects'));
    await waitFor(() => lists().length >= 7);
    expect(lists().slice(0, 7)).toEqual([
      null,
      'one',
      'two',
      'one',
      'two',
      'one',
      'two',
    ]);
    expect(observed.errors).toEqual([]);
  });

  it('waits as long as it is asked to where one list is asked for too often', async () => {
    setUp.world.listOfAll = {
      ...refusal(429, 'too many requests'),
      headers: { 'retry-after': '7' },
    };
    const observed = setUp.observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(({ code }) => code)).toEqual(['RateLimited']);
  });

  it('does not empty the board for a list of nothing, neither at first nor later', async () => {
    for (let index = 0; index < 40; index++) setUp.world.add(`shop-${index}`);
    setUp.world.listOfAll = { status: 200, body: { items: null } };
    const observed = await setUp.observeFull();
    expect(observed.ids()).toHaveLength(40);
    await observed.until('the warning', () =>
      observed.standingWarnings.some(({ message }) =>
        message.startsWith('Argo CD hub does not list 40 Applications'),
      ),
    );
    const reads = () =>
      setUp.world.requests.filter(({ path }) =>
        path.includes('/v1/applications/'),
      ).length;
    expect(reads()).toBeLessThan(40);
    expect(observed.ids()).toHaveLength(40);
    setUp.world.listOfAll = undefined;
    await observed.until(
      'no warning',
      () => observed.standingWarnings.length === 0,
    );
  });

  it('takes away all that left without a word', async () => {
    const keys = Array.from({ length: 40 }, (_, index) =>
      setUp.world.add(`shop-${index}`),
    );
    const observed = await setUp.observeFull();
    keys.slice(1).forEach(key => setUp.world.lost.add(key));
    keys.slice(1).forEach(key => setUp.world.remove(key));
    await observed.until('one to be left', () => observed.ids().length === 1);
    expect(selectNames(observed)).toEqual(['argocd/shop-0']);
  });

  it('believes an older version that the stream never told, when it is read singly', async () => {
    const key = setUp.world.add('shop');
    const observed = await setUp.observeFull();
    setUp.world.lost.add(key);
    const shop = setUp.world.get(key)!;
    setUp.world.setBack({
      ...shop,
      metadata: { ...shop.metadata, resourceVersion: '1' },
      status: {
        ...shop.status,
        sync: { ...shop.status.sync, status: 'OutOfSync' },
      },
    });
    await observed.until('the older state', () =>
      observed.deployments().some(({ sync }) => sync === 'OutOfSync'),
    );
    expect(observed.errors).toEqual([]);
  });

  it('does not read hundreds singly where the stream does not begin', async () => {
    for (let index = 0; index < 150; index++) {
      setUp.world.lost.add(setUp.world.add(`shop-${index}`));
    }
    const observed = setUp.observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors).toEqual([
      {
        code: 'TimedOut',
        message: 'Argo CD hub does not begin the stream of its Applications.',
      },
    ]);
    const single = setUp.world.requests.filter(({ path }) =>
      path.includes('/v1/applications/'),
    );
    expect(single).toEqual([]);
  });

  it('passes on how long it shall wait', async () => {
    setUp.world.failure = {
      status: 429,
      headers: { 'retry-after': '7', 'content-type': 'application/json' },
    };
    const events: EngineEvent[] = [];
    const engine = createTestEngine(setUp.world, { timing });
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
});
