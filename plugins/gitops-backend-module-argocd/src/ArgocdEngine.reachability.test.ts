import { mockServices } from '@backstage/backend-test-utils';
import { CollectedPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { readRecording } from '@backstage-gitops/recordings';
import { WorldAnswer } from './__testUtils__/ArgocdWorld';
import { createApplication } from './__testUtils__/createApplication';
import { createFastTiming } from './__testUtils__/createFastTiming';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { setUpArgocdWorld, waitFor } from './__testUtils__/setUpArgocdWorld';
import { collectPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';

function recorded(name: string): WorldAnswer {
  const { status, body } = readRecording('argocd', name).response;
  return { status, body };
}

const refusal = (status: number, message: string): WorldAnswer => ({
  status,
  body: { error: message, code: 7, message },
});

function reachableOf(picture: CollectedPicture, name: string) {
  return picture.clusters().find(cluster => cluster.name === name)?.reachable;
}

describe('ArgocdEngine looks whether clusters answer', () => {
  const setUp = setUpArgocdWorld();
  const liveReads = () =>
    setUp.world.requests.filter(({ path }) => path.endsWith('/resource'));
  const deploy = (name: string, cluster: string) =>
    setUp.world.put(
      createApplication({ name, destination: { name: cluster } }),
    );

  it('sees a dead cluster of which Argo CD says Synced, Healthy and Successful', async () => {
    deploy('shop-a', 'alive');
    deploy('shop-d', 'dead');
    const observed = await setUp.observeFull();
    await observed.until('both to be probed', () =>
      ['alive', 'dead'].every(name => reachableOf(observed, name)?.ok),
    );
    const well = reachableOf(observed, 'alive');
    setUp.world.liveAnswers.set('dead', recorded('resource-cluster-down'));
    await observed.until(
      'the dead one',
      () => reachableOf(observed, 'dead')?.ok === false,
    );
    expect(reachableOf(observed, 'dead')).toEqual({
      ok: false,
      since: expect.stringMatching(/^\d{4}-.*Z$/),
      answeredAt: expect.stringMatching(/^\d{4}-.*Z$/),
      error: {
        code: 'ConnectionRefused',
        message: 'Argo CD hub does not reach this cluster: connection refused.',
      },
    });
    expect(reachableOf(observed, 'alive')).toEqual(well);
    expect(
      observed.deployments().map(({ sync, health }) => [sync, health]),
    ).toEqual([
      ['Synced', 'Healthy'],
      ['Synced', 'Healthy'],
    ]);

    setUp.world.liveAnswers.delete('dead');
    await observed.until('its return', () =>
      Boolean(reachableOf(observed, 'dead')?.ok),
    );
    expect(Object.keys(reachableOf(observed, 'dead')!)).toEqual([
      'ok',
      'since',
    ]);
  });

  it.each([
    ['hangs', recorded('resource-cluster-hanging'), 'TimedOut'],
    [
      'does not take the credentials of Argo CD',
      refusal(401, 'error getting resource: Unauthorized'),
      'Unauthorized',
    ],
    [
      'has no credentials to be had',
      refusal(500, 'error getting application cluster config: exec: boom'),
      'UpstreamError',
    ],
    [
      'has a certificate nobody trusts',
      refusal(500, 'error getting resource: tls: x509: unknown authority'),
      'CertificateInvalid',
    ],
  ])('says of one that %s why', async (_, answer, code) => {
    deploy('shop', 'dead');
    setUp.world.liveAnswers.set('dead', answer);
    const observed = await setUp.observeFull();
    await observed.until('the verdict', () =>
      Boolean(reachableOf(observed, 'dead')),
    );
    expect(reachableOf(observed, 'dead')).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(reachableOf(observed, 'dead')).not.toHaveProperty('answeredAt');
    expect(JSON.stringify(observed.clusters())).not.toContain(
      'example.com/apis',
    );
  });

  it.each([
    [
      'of a resource that is gone',
      404,
      'error getting resource: services "x" not found',
    ],
    [
      'of its access rules',
      403,
      'error getting resource: services "x" is forbidden: no',
    ],
    ['to be spared', 429, 'error getting resource: too many requests'],
  ])(
    'takes an answer %s for an answer of the cluster',
    async (_, status, text) => {
      deploy('shop', 'alive');
      setUp.world.liveAnswers.set('alive', refusal(status, text));
      const observed = await setUp.observeFull();
      await observed.until('the verdict', () =>
        Boolean(reachableOf(observed, 'alive')),
      );
      expect(reachableOf(observed, 'alive')?.ok).toBe(true);
    },
  );

  it.each([
    ['refuses us', refusal(403, 'permission denied')],
    [
      'does not know the resource',
      refusal(400, 'Service x not found as part of application shop'),
    ],
    [
      'cannot read its own cache',
      refusal(
        500,
        'error getting app resources: dial tcp 10.0.0.1:6379: connection refused',
      ),
    ],
    [
      'says something else',
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    ],
  ] as [string, WorldAnswer][])(
    'says nothing of a cluster when Argo CD %s',
    async (_, answer) => {
      deploy('shop', 'somewhere');
      setUp.world.liveAnswers.set('somewhere', answer);
      const observed = await setUp.observeFull();
      await waitFor(() => liveReads().length >= 2);
      expect(observed.clusters()).toEqual([
        { name: 'somewhere', labels: {}, aliases: [] },
      ]);
    },
  );

  it('believes a failure only when another Application says the same', async () => {
    deploy('one', 'c');
    deploy('two', 'c');
    const observed = await setUp.observeFull();
    await waitFor(() => liveReads().length >= 1);
    const { world } = setUp;
    world.answers.set(
      'applications/one/resource',
      recorded('resource-cluster-down'),
    );
    const before = liveReads().length;
    await waitFor(() => liveReads().length >= before + 6);
    expect(reachableOf(observed, 'c')?.ok).toBe(true);
    world.answers.set(
      'applications/two/resource',
      recorded('resource-cluster-down'),
    );
    await observed.until(
      'the verdict',
      () => reachableOf(observed, 'c')?.ok === false,
    );
  });

  it('asks through another Application when one may not be read', async () => {
    deploy('one', 'c');
    deploy('two', 'c');
    setUp.world.answers.set(
      'applications/one/resource',
      refusal(403, 'permission denied'),
    );
    const observed = await setUp.observeFull();
    await observed.until('the verdict', () =>
      Boolean(reachableOf(observed, 'c')),
    );
    expect(reachableOf(observed, 'c')?.ok).toBe(true);
  });

  it('never reads a Secret, and prefers what Kubernetes itself has', async () => {
    deploy('shop', 'c');
    await setUp.observeFull();
    await waitFor(() => liveReads().length >= 1);
    const kinds = liveReads().map(({ query }) => query.get('kind'));
    expect(new Set(kinds)).toEqual(new Set(['ConfigMap']));
  });

  it('remembers over a cut since when, and says it once in the log', async () => {
    deploy('shop', 'dead');
    setUp.world.liveAnswers.set('dead', recorded('resource-cluster-down'));
    const logger = mockServices.logger.mock();
    const engine = createTestEngine(setUp.world, {
      timing: createFastTiming(),
      logger,
    });
    const first = collectPicture(engine);
    await first.until(
      'the verdict',
      () => reachableOf(first, 'dead')?.ok === false,
    );
    const { since } = reachableOf(first, 'dead')!;
    const before = liveReads().length;
    await waitFor(() => liveReads().length >= before + 3);
    await first.stop();
    const second = collectPicture(engine);
    await second.until('a full picture', () => second.fulls > 0);
    expect(reachableOf(second, 'dead')).toMatchObject({ ok: false, since });
    await second.stop();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the cluster dead: connection refused. Cause: '),
    );
  });

  it('asks about a few at once only, and about the living while others hang', async () => {
    const clusters = Array.from({ length: 30 }, (_, index) => `c${index}`);
    clusters.forEach(name => deploy(`shop-${name}`, name));
    clusters
      .slice(0, 4)
      .forEach(name => setUp.world.liveAnswers.set(name, 'hang'));
    const observed = await setUp.observeFull();
    await observed.until('the living', () =>
      clusters.slice(8).every(name => reachableOf(observed, name)?.ok),
    );
    expect(setUp.world.mostLiveReads).toBeLessThanOrEqual(12);
  });
});
