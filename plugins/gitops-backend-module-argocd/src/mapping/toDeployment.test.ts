import { readRecordedApplications } from '../__testUtils__/readRecordedApplications';
import { readRecordedClusters } from '../__testUtils__/readRecordedClusters';
import { Application } from '../client/Application';
import { parseApplication } from '../client/parseApplication';
import { toDeployment } from './toDeployment';

const clusters = readRecordedClusters();

function parse(raw: {
  metadata?: object;
  spec?: object;
  status?: object;
}): Application {
  return parseApplication({
    ...raw,
    metadata: { name: 'shop', namespace: 'argocd', ...raw.metadata },
    spec: { destination: { name: 'aws-eks' }, ...raw.spec },
  }).application!;
}

const map = (
  raw: Parameters<typeof parse>[0],
  options: { frontendUrl?: string } = {},
) =>
  toDeployment(parse(raw), { engine: 'hub', clusters, ...options }).deployment;

describe('toDeployment', () => {
  it('holds no address but those of repositories, whatever the recording', () => {
    for (const { application } of readRecordedApplications()) {
      const { sources, ...rest } = toDeployment(application, {
        engine: 'hub',
        clusters,
      }).deployment;
      expect(JSON.stringify(rest)).not.toMatch(/https?:\/\//);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  it('maps what has only just been created', () => {
    expect(map({})).toEqual({
      id: 'argocd:hub:argocd:Application:shop',
      app: 'shop',
      engine: { type: 'argocd', name: 'hub' },
      namespace: 'argocd',
      kind: 'Application',
      name: 'shop',
      cluster: {
        name: 'aws-eks',
        labels: expect.objectContaining({ cloud: 'aws' }),
      },
      project: 'default',
      labels: {},
      images: [],
      revision: {},
      sources: [],
      sync: 'Unknown',
      health: 'Unknown',
      message: 'Argo CD has not compared it yet.',
      automation: {
        sync: false,
        prune: false,
        selfHeal: false,
        suspended: false,
      },
      since: {},
      drift: { state: 'unknown' },
    });
  });

  it('names the entity, the set and the page', () => {
    expect(
      map(
        {
          metadata: {
            namespace: 'team a',
            annotations: {
              'backstage.io/entity-ref': 'Component:Default/Shop',
            },
            ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
          },
        },
        { frontendUrl: 'https://argocd.people.test/ui' },
      ),
    ).toMatchObject({
      entityRef: 'component:default/shop',
      set: { id: 'argocd:hub:team%20a:ApplicationSet:shops' },
      link: 'https://argocd.people.test/ui/applications/team%20a/shop',
    });
  });

  it.each([
    [
      'root:argoproj.io/Application:argocd/shop',
      'argocd:hub:argocd:Application:root',
    ],
    [
      'team-a_root:argoproj.io/Application:x/shop',
      'argocd:hub:team-a:Application:root',
    ],
    ['root:apps/Deployment:x/shop', undefined],
    ['shop:argoproj.io/Application:argocd/shop', undefined],
  ])('knows the app of apps behind the tracking id %s', (id, expected) => {
    const annotations = { 'argocd.argoproj.io/tracking-id': id };
    expect(map({ metadata: { annotations } }).set?.id).toBe(expected);
  });

  it.each([
    [{ labels: { 'app.kubernetes.io/name': 'checkout' } }, {}, 'checkout'],
    [{}, { source: { path: './apps/checkout/overlays/prod' } }, 'checkout'],
    [{}, { sources: [{ ref: 'v' }, { path: 'teams/apps/pay' }] }, 'pay'],
    [{ name: 'shop-aws-eks' }, { source: { path: 'charts/x' } }, 'shop'],
    [{ name: 'aws-eks-shop' }, {}, 'shop'],
    [{ name: 'shop' }, { source: { path: 'apps' } }, 'shop'],
  ])('finds the app of %j %j: %s', (metadata, spec, app) => {
    const withRepository =
      'source' in spec
        ? { source: { repoURL: 'https://git.test/a', ...spec.source } }
        : spec;
    expect(map({ metadata, spec: withRepository }).app).toBe(app);
  });

  it.each([
    [{ name: 'gcp-gke' }, 'gcp-gke'],
    [{ name: 'nowhere' }, 'nowhere'],
    [{ server: 'https://gcp-gke.example.com/' }, 'gcp-gke'],
    [{ server: 'https://kubernetes.default.svc' }, 'in-cluster'],
    [{ server: 'https://user:pw@other.test:6443/x' }, 'other.test'],
    [{ server: 'no address' }, 'unknown'],
    [{}, 'unknown'],
  ])('calls the destination %j %s', (destination, name) => {
    expect(map({ spec: { destination } }).cluster.name).toBe(name);
  });

  it('puts the source that is deployed before one that lends its values', () => {
    const deployment = map({
      spec: {
        sources: [
          {
            repoURL: 'https://bot:token@git.test/values.git',
            ref: 'values',
            targetRevision: 'main',
          },
          {
            repoURL: 'https://charts.test',
            chart: 'shop',
            targetRevision: '1.x',
          },
        ],
      },
      status: {
        sync: { status: 'Synced', revisions: ['abc', '1.4.2'] },
      },
    });
    expect(deployment.sources).toEqual([
      {
        repository: 'https://charts.test',
        chart: 'shop',
        target: '1.x',
        desired: '1.4.2',
        applied: '1.4.2',
      },
      {
        repository: 'https://git.test/values.git',
        target: 'main',
        desired: 'abc',
        applied: 'abc',
      },
    ]);
    expect(deployment.revision.applied).toBe('1.4.2');
    expect(deployment.version).toEqual({ value: '1.4.2', rule: 'revision' });
  });

  it('shows of a hydrated Application the commit people merged', () => {
    const drySource = {
      repoURL: 'https://git.test/dry.git',
      path: 'apps/shop',
      targetRevision: 'main',
    };
    expect(
      map({
        spec: {
          sourceHydrator: {
            drySource,
            syncSource: { targetBranch: 'env/prod', path: 'shop' },
          },
        },
        status: {
          sync: { status: 'Synced', revision: 'wet-1' },
          sourceHydrator: {
            currentOperation: { drySHA: 'dry-2' },
            lastSuccessfulOperation: { drySHA: 'dry-1', hydratedSHA: 'wet-1' },
          },
        },
      }),
    ).toMatchObject({
      revision: { target: 'main', desired: 'dry-2', applied: 'dry-1' },
      sources: [
        { path: 'apps/shop', desired: 'dry-2', applied: 'dry-1' },
        {
          path: 'shop',
          target: 'env/prod',
          desired: 'wet-1',
          applied: 'wet-1',
        },
      ],
    });
  });

  it.each([
    [
      'Helm values',
      { helm: { values: 'web:\n  image:\n    tag: 1.1\n' } },
      '1.1',
    ],
    [
      'a Helm parameter',
      { helm: { parameters: [{ name: 'image.tag', value: '2' }] } },
      '2',
    ],
    ['Kustomize', { kustomize: { images: ['shop=ghcr.io/org/shop:3'] } }, '3'],
    ['nothing that runs', { helm: { values: '{{ broken' } }, '4'],
  ])('takes the tag that %s asks for while two run', (_, part, tag) => {
    const { version, images } = map({
      spec: { source: { repoURL: 'https://git.test/a', ...part } },
      status: {
        summary: { images: ['org/shop:0', `org/shop:${tag}`] },
        operationState: {
          phase: 'Succeeded',
          syncResult: { resources: [{ images: ['org/shop:4'] }] },
        },
      },
    });
    expect(version).toEqual({ value: tag, rule: 'image-tag' });
    expect(images[0]).toBe(`org/shop:${tag}`);
  });

  it.each([
    [{ automated: {} }, {}, { sync: true, prune: false, selfHeal: false }],
    [
      { automated: { prune: true, selfHeal: true, enabled: null } },
      {},
      { sync: true, prune: true, selfHeal: true },
    ],
    [
      { automated: { prune: true, selfHeal: true, enabled: false } },
      {},
      {
        sync: false,
        prune: false,
        selfHeal: false,
        reason: 'auto-sync is switched off',
      },
    ],
    [
      {},
      { 'argocd.argoproj.io/skip-reconcile': 'true' },
      {
        sync: false,
        suspended: true,
        reason: 'reconciling is switched off by annotation',
      },
    ],
  ])('reads the automation of %j %j', (syncPolicy, annotations, expected) => {
    expect(
      map({ metadata: { annotations }, spec: { syncPolicy } }).automation,
    ).toMatchObject(expected);
  });

  it('says of a progressive rollout that its set syncs it, and when it waits', () => {
    const rolling = {
      metadata: {
        ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
      },
      status: {
        sync: { status: 'OutOfSync', revision: 'two' },
        history: [
          {
            id: 0,
            revision: 'one',
            initiatedBy: { username: 'applicationset-controller' },
          },
        ],
        reconciledAt: '2026-01-01T00:00:00Z',
        resources: [{ kind: 'Service', name: 'a', status: 'OutOfSync' }],
      },
    };
    const waiting = map(rolling);
    expect(waiting.automation).toMatchObject({
      sync: false,
      selfHeal: false,
      reason: expect.stringContaining('progressive rollout'),
    });
    expect(waiting.message).toBe(
      'Waits for its turn in a progressive rollout. Differs from Git: Service a.',
    );
    const syncing = parse(rolling);
    syncing.operation = {};
    expect(
      toDeployment(syncing, { engine: 'hub', clusters }).deployment.message,
    ).toBe('Differs from Git: Service a.');
  });

  it('folds repeated history entries when it says since when a version runs', () => {
    const entry = (id: number, tag: string) => ({
      id,
      revision: `revision-${id}`,
      deployedAt: `2026-01-0${id}T00:00:00Z`,
      source: {
        repoURL: 'https://git.test/a',
        helm: { valuesObject: { image: { tag } } },
      },
    });
    expect(
      map({
        status: {
          history: [entry(1, 'a'), entry(2, 'b'), entry(3, 'b'), entry(4, 'b')],
          summary: { images: ['org/shop:b'] },
        },
      }).since.version,
    ).toBe('2026-01-02T00:00:00Z');
  });
});
