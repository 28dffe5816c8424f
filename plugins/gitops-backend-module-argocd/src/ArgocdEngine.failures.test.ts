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
