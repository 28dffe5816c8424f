import { mapRaw } from '../__testUtils__/mapRaw';
import { readRecordedApplications } from '../__testUtils__/readRecordedApplications';
import { readRecordedClusters } from '../__testUtils__/readRecordedClusters';
import { toDeployment } from './toDeployment';

const clusters = readRecordedClusters();

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
    expect(mapRaw({})).toEqual({
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

  it.each([
    ['component:shop', 'component:default/shop'],
    ['Shop', 'component:default/shop'],
    ['a/b/c', undefined],
  ])('takes the entity reference %s for %s', (written, entityRef) => {
    const annotations = { 'backstage.io/entity-ref': written };
    expect(mapRaw({ metadata: { annotations } }).entityRef).toBe(entityRef);
  });

  it('names the entity, the set and the page', () => {
    expect(
      mapRaw(
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
      set: {
        id: 'argocd:hub:team%20a:ApplicationSet:shops',
        kind: 'ApplicationSet',
        name: 'shops',
      },
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
    expect(mapRaw({ metadata: { annotations } }).set?.id).toBe(expected);
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
    expect(mapRaw({ metadata, spec: withRepository }).app).toBe(app);
  });

  it.each([
    [{ name: 'gcp-gke' }, 'gcp-gke'],
    [{ name: 'nowhere' }, 'nowhere'],
    [{ server: 'https://gcp-gke.example.com/' }, 'gcp-gke'],
    [{ server: 'https://kubernetes.default.svc' }, 'in-cluster'],
    [{ server: 'https://other.test:6443/x' }, 'https://other.test:6443/x'],
    [{ server: 'no address' }, 'unknown'],
    [{}, 'unknown'],
  ])('calls the destination %j %s', (destination, name) => {
    expect(mapRaw({ spec: { destination } }).cluster.name).toBe(name);
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
    const { version, images } = mapRaw({
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
      mapRaw({
        status: {
          history: [entry(1, 'a'), entry(2, 'b'), entry(3, 'b'), entry(4, 'b')],
          summary: { images: ['org/shop:b'] },
        },
      }).since.version,
    ).toBe('2026-01-02T00:00:00Z');
  });
});
