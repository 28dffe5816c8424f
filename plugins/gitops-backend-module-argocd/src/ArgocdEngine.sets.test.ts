import { readRecording } from '@backstage-gitops/recordings';
import { createApplication } from './__testUtils__/createApplication';
import { setUpArgocdWorld } from './__testUtils__/setUpArgocdWorld';

type RawSet = {
  metadata: Record<string, unknown>;
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
};

const recorded = (name: string) =>
  readRecording('argocd', name).response.body as RawSet;
const id = (kind: string, name: string) => `argocd:hub:argocd:${kind}:${name}`;

describe('ArgocdEngine shows what generates Applications', () => {
  const setUp = setUpArgocdWorld();

  const own = (name: string, set: string) => {
    const raw = createApplication({ name, project: 'services' });
    return setUp.world.put({
      ...raw,
      metadata: {
        ...raw.metadata,
        ownerReferences: [{ kind: 'ApplicationSet', name: set }],
      },
    });
  };
  const track = (name: string, parent: string) => {
    const raw = createApplication({ name });
    return setUp.world.put({
      ...raw,
      metadata: {
        ...raw.metadata,
        annotations: {
          'argocd.argoproj.io/tracking-id': `${parent}:argoproj.io/Application:argocd/${name}`,
        },
      },
    });
  };

  it('tells each row its step, and whom it waits for, as the rollout goes on', async () => {
    own('checkout-api-aws-eks', 'checkout-api');
    own('checkout-api-gcp-gke', 'checkout-api');
    setUp.world.sets = [recorded('applicationset-rolling')];
    const observed = await setUp.observeFull();
    const [first, second] = ['aws-eks', 'gcp-gke'].map(cluster =>
      id('Application', `checkout-api-${cluster}`),
    );
    const reference = {
      id: id('ApplicationSet', 'checkout-api'),
      kind: 'ApplicationSet',
      name: 'checkout-api',
    };
    expect(observed.get(first)).toMatchObject({
      set: { ...reference, step: 1, steps: 3 },
    });
    expect(observed.get(first)?.set).not.toHaveProperty('waitingFor');
    expect(observed.get(second)?.set).toEqual({
      ...reference,
      step: 2,
      steps: 3,
      waitingFor: [first],
    });
    expect(observed.sets()).toEqual([
      expect.objectContaining({
        id: reference.id,
        health: 'Progressing',
        generators: ['matrix(clusters, git)'],
        apps: ['checkout-api'],
        deployments: [first, second],
        steps: [
          { step: 1, deployments: [first], state: 'Pending' },
          { step: 2, deployments: [second], state: 'Waiting' },
          { step: 3, deployments: [], state: 'Healthy' },
        ],
      }),
    ]);
    setUp.world.sets = [recorded('applicationset-rolled')];
    await observed.until(
      'the end of the rollout',
      () => !observed.get(second)?.set?.waitingFor,
    );
    expect(observed.get(second)?.set).toEqual({
      ...reference,
      step: 2,
      steps: 3,
    });
  });

  it('knows by the strategy who is rolled out, not by who synced it last', async () => {
    const { status, ...raw } = createApplication({ name: 'shop' });
    const rolledOnce = {
      ...raw,
      status: {
        ...status,
        history: [
          {
            id: 1,
            revision: 'a',
            initiatedBy: { username: 'applicationset-controller' },
          },
        ],
      },
      spec: {
        ...raw.spec,
        syncPolicy: { automated: { enabled: false, selfHeal: true } },
      },
      metadata: {
        ...raw.metadata,
        ownerReferences: [{ kind: 'ApplicationSet', name: 'set-list' }],
      },
    };
    setUp.world.put(rolledOnce);
    const observed = await setUp.observeFull();
    const reason = () => observed.deployments()[0].automation.reason;
    expect(reason()).toBe('progressive rollout');
    await observed.until(
      'the warning',
      () => observed.standingWarnings.length > 0,
    );
    expect(observed.standingWarnings).toEqual([
      {
        code: 'Forbidden',
        message: expect.stringContaining('applicationsets'),
      },
    ]);
    setUp.world.sets = [recorded('applicationset-set-list')];
    await observed.until(
      'the set',
      () => reason() === 'auto-sync is switched off',
    );
    await observed.until(
      'no warning',
      () => observed.standingWarnings.length === 0,
    );
  });

  it('names the Application that applies a set, if it may be read', async () => {
    own('checkout-api-aws-eks', 'checkout-api');
    setUp.world.sets = [recorded('applicationset')];
    const observed = await setUp.observeFull();
    expect(observed.sets().map(({ parent }) => parent)).toEqual([undefined]);
    setUp.world.put(
      readRecording('argocd', 'get-app-of-apps').response.body as never,
    );
    await observed.until('the parent', () => observed.sets().length === 2);
    const root = id('Application', 'platform-root');
    expect(observed.sets()).toEqual([
      expect.objectContaining({ id: root, kind: 'Application' }),
      expect.objectContaining({ name: 'checkout-api', parent: root }),
    ]);
  });

  it('says what a set could not generate, while what it made runs on', async () => {
    own('y-old', 'set-bad-repo');
    setUp.world.sets = [recorded('applicationset-set-bad-repo')];
    const observed = await setUp.observeFull();
    expect(observed.sets()).toEqual([
      expect.objectContaining({
        name: 'set-bad-repo',
        health: 'Degraded',
        generators: ['git'],
        apps: ['y'],
        error: {
          code: 'ApplicationGenerationFromParamsError',
          message: expect.stringContaining('repository not found'),
          since: '2026-11-23T01:30:32Z',
        },
        deployments: [id('Application', 'y-old')],
      }),
    ]);
    setUp.world.sets = [];
    await observed.until('the set to go', () => observed.sets().length === 0);
  });

  it('warns where a RollingSync strategy is ignored', async () => {
    const { metadata, spec, status } = recorded('applicationset-rolled');
    const { applicationStatus: _, ...ignored } = status;
    setUp.world.sets = [{ metadata, spec, status: ignored }];
    const observed = await setUp.observeFull();
    expect(observed.standingWarnings).toEqual([
      {
        code: 'RolloutIgnored',
        message:
          'Argo CD hub does not roll out in steps what ApplicationSet checkout-api asks for: its progressive syncs are switched off.',
      },
    ]);
    expect(observed.sets()[0]).not.toHaveProperty('steps');
  });

  it('warns, and no more, when it may not read them', async () => {
    setUp.world.add('shop');
    setUp.world.areSetsForbidden = true;
    const observed = await setUp.observeFull();
    expect(observed.deployments()).toHaveLength(1);
    expect(observed.standingWarnings.map(({ code }) => code)).toEqual([
      'Forbidden',
    ]);
  });

  it('shows an app of apps as a set of its own, and as a row as before', async () => {
    track('child-a', 'root');
    track('child-b', 'root');
    setUp.world.add('root');
    const observed = await setUp.observeFull();
    const root = id('Application', 'root');
    expect(observed.ids()).toContain(root);
    expect(observed.sets()).toEqual([
      expect.objectContaining({
        id: root,
        kind: 'Application',
        name: 'root',
        sync: 'Synced',
        health: 'Healthy',
        deployments: [
          id('Application', 'child-a'),
          id('Application', 'child-b'),
        ],
      }),
    ]);
    const child = setUp.world.get('argocd/child-a')!;
    setUp.world.put({
      ...child,
      status: { ...child.status, health: { status: 'Degraded' } },
    });
    await observed.until('the sick child', () =>
      observed.deployments().some(({ health }) => health === 'Degraded'),
    );
    expect(observed.sets()[0].health).toBe('Healthy');
    setUp.world.remove('argocd/child-a');
    setUp.world.remove('argocd/child-b');
    await observed.until('no set', () => observed.sets().length === 0);
  });

  it('follows their stream', async () => {
    const observed = await setUp.observeFull();
    setUp.world.tellSet('ADDED', recorded('applicationset-set-list'));
    await observed.until('the set', () => observed.sets().length === 1);
    expect(observed.sets()[0].name).toBe('set-list');
    setUp.world.sets = [recorded('applicationset-set-list')];
    setUp.world.tellSet('DELETED', recorded('applicationset-set-list'));
    await observed.until('it to go', () => observed.sets().length === 0);
  });
});
