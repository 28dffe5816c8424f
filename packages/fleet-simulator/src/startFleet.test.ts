import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fleet } from './Fleet';
import { startFleet } from './startFleet';
import { cloneRepository } from './testing/cloneRepository';
import { createArgocdReader, toEvents } from './testing/createArgocdReader';
import { waitUntil } from './testing/waitUntil';

jest.setTimeout(60_000);

const SPEED = 20;

describe('startFleet', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;

  beforeAll(async () => {
    fleet = await startFleet({ speed: SPEED });
    argocd = createArgocdReader(fleet);
  });

  afterAll(() => fleet.stop());

  it('begins with everything delivered and a history to tell', async () => {
    const { items } = await (await argocd.get('/api/v1/applications')).json();
    expect(items.length).toBeGreaterThanOrEqual(12);
    for (const { metadata, status } of items) {
      expect([metadata.name, status.sync.status, status.health.status]).toEqual(
        [metadata.name, 'Synced', 'Healthy'],
      );
    }
    const checkout = await argocd.find('checkout-api-aws-eks-dev');
    expect(
      checkout?.status.history?.map(
        ({ source }) => source.helm?.valuesObject?.image,
      ),
    ).toEqual([
      { tag: '1.4.0' },
      { tag: '1.4.2' },
      { tag: '1.5.0' },
      { tag: '1.6.0' },
    ]);
  });

  it('serves a repository that plain git clones, with a history of several authors', async () => {
    const clone = await cloneRepository(fleet.repositoryUrl);
    try {
      const authors = (await clone.git('log', '--format=%an')).split('\n');
      expect(authors.length).toBeGreaterThanOrEqual(8);
      expect(new Set(authors).size).toBeGreaterThanOrEqual(3);
      const root = readFileSync(
        join(clone.folder, 'bootstrap/root.yaml'),
        'utf8',
      );
      expect(root).toContain(`repoURL: ${fleet.repositoryUrl}`);
    } finally {
      clone.remove();
    }
  });

  it('delivers a pushed version, and moves the revision of everybody else without syncing them', async () => {
    const before = await argocd.find('inventory-api-aws-eks');
    const sha = await fleet.commit({
      message: 'checkout-api: 1.4.3 on aws-eks',
      files: {
        'clusters/aws-eks/apps/checkout-api.yaml':
          'values:\n  image:\n    tag: 1.4.3\n',
      },
    });
    const delivered = await argocd.until(
      'checkout-api-aws-eks',
      'Healthy on 1.4.3',
      ({ status }) =>
        status.health.status === 'Healthy' &&
        status.summary.images?.join() === 'ghcr.io/org/checkout-api:1.4.3',
    );
    expect(delivered.status.sync).toMatchObject({
      status: 'Synced',
      revision: sha,
    });
    expect(delivered.status.history?.at(-1)?.revision).toBe(sha);
    const other = await argocd.until(
      'inventory-api-aws-eks',
      'at the new revision',
      ({ status }) => status.sync.revision === sha,
    );
    expect(other.status.history).toEqual(before?.status.history);
    expect(other.status.sync.status).toBe('Synced');
  });

  it('takes a service and a cluster it has never heard of, pushed with git in the layout', async () => {
    const clone = await cloneRepository(fleet.repositoryUrl);
    try {
      const read = (path: string) =>
        readFileSync(join(clone.folder, path), 'utf8');
      const asSearch = (text: string) =>
        text.replaceAll('inventory-api', 'search-api');
      const overlay = 'overlays/production/kustomization.yaml';
      const base = ['deployment', 'service', 'kustomization'].map(
        name => `base/${name}.yaml`,
      );
      await clone.push('search-api on a cluster on Mars', {
        'bootstrap/mars-one/argocd-cluster.yaml': read(
          'bootstrap/gcp-gke/argocd-cluster.yaml',
        ).replaceAll('gcp-gke', 'mars-one'),
        'clusters/mars-one/kustomization.yaml':
          'kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: []\n',
        'clusters/mars-one/apps/search-api.yaml':
          'kustomize:\n  images:\n    - ghcr.io/org/search-api:0.0.7\n',
        'bootstrap/argocd/services/search-api.yaml': asSearch(
          read('bootstrap/argocd/services/inventory-api.yaml'),
        ),
        ...Object.fromEntries(
          [overlay, ...base].map(path => [
            `apps/search-api/${path}`,
            asSearch(read(`apps/inventory-api/${path}`)),
          ]),
        ),
      });
      const search = await argocd.until(
        'search-api-mars-one',
        'Healthy',
        ({ status }) => status.health.status === 'Healthy',
      );
      expect(search.status.sync.status).toBe('Synced');
      expect(search.status.summary.images).toEqual([
        'ghcr.io/org/search-api:0.0.7',
      ]);
      expect(search.spec.destination).toEqual({
        name: 'mars-one',
        namespace: 'orders',
      });
      const { items } = await (await argocd.get('/api/v1/clusters')).json();
      expect(items).toContainEqual(
        expect.objectContaining({
          name: 'mars-one',
          labels: {
            environment: 'production',
            cloud: 'gcp',
            region: 'europe-west1',
          },
        }),
      );
      await argocd.until(
        'monitoring-mars-one',
        'Healthy',
        ({ status }) => status.health.status === 'Healthy',
      );
    } finally {
      clone.remove();
    }
  });

  it('runs Flux for a cluster that is pushed later', async () => {
    const clone = await cloneRepository(fleet.repositoryUrl);
    try {
      const read = (path: string) =>
        readFileSync(join(clone.folder, path), 'utf8');
      await clone.push('A second cluster with Flux', {
        'bootstrap/moon-aks/flux-system.yaml': read(
          'bootstrap/azure-aks/flux-system.yaml',
        ).replaceAll('azure-aks', 'moon-aks'),
        'bootstrap/moon-aks/secret-store.yaml': read(
          'bootstrap/azure-aks/secret-store.yaml',
        ).replaceAll('azure-aks', 'moon-aks'),
        'clusters/moon-aks/secret-store/vault-backend.yaml': read(
          'clusters/azure-aks/secret-store/vault-backend.yaml',
        ),
        'clusters/moon-aks/kustomization.yaml': read(
          'clusters/azure-aks/kustomization.yaml',
        ),
        'clusters/moon-aks/values-azure.yaml': 'cloud: {}\n',
        ...Object.fromEntries(
          ['orders', 'payments'].map(name => [
            `clusters/moon-aks/namespaces/${name}.yaml`,
            read(`clusters/azure-aks/namespaces/${name}.yaml`),
          ]),
        ),
        'clusters/moon-aks/apps/inventory-api.yaml': read(
          'clusters/azure-aks/apps/inventory-api.yaml',
        ),
      });
      const delivered = await waitUntil(
        'Flux on moon-aks is done',
        async () => {
          const response = await fetch(
            `${fleet.kubernetesUrl(
              'moon-aks',
            )}/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/inventory-api`,
            { headers: { authorization: `Bearer ${fleet.kubernetesToken}` } },
          );
          if (!response.ok) return undefined;
          const { status } = await response.json();
          return status?.lastAppliedRevision ? status : undefined;
        },
      );
      expect(delivered.conditions).toContainEqual(
        expect.objectContaining({ type: 'Ready', status: 'True' }),
      );
      expect(delivered.lastAppliedRevision).toMatch(/^main@sha1:/);
    } finally {
      clone.remove();
    }
  });

  it('deletes the Application of a service that leaves a cluster', async () => {
    const stream = await argocd.stream();
    await fleet.commit({
      message: 'inventory-api leaves gcp-gke',
      files: { 'clusters/gcp-gke/apps/inventory-api.yaml': null },
    });
    const types = await waitUntil('inventory-api-gcp-gke is gone', () => {
      const events = toEvents(stream.text()).filter(
        ({ application }) =>
          application.metadata.name === 'inventory-api-gcp-gke',
      );
      const all = events.map(({ type }) => type);
      return all.includes('DELETED') ? all : undefined;
    });
    stream.close();
    expect(types.at(-1)).toBe('DELETED');
    expect(await argocd.find('inventory-api-gcp-gke')).toBeUndefined();
  });

  it('finds its repository again, also on another port', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'fleet-data-'));
    try {
      const first = await startFleet({ speed: SPEED, dataDirectory });
      const sha = await first.commit({
        message: 'Remember me',
        files: { 'notes.md': 'kept\n' },
      });
      await first.stop();
      const second = await startFleet({ speed: SPEED, dataDirectory });
      try {
        const clone = await cloneRepository(second.repositoryUrl);
        expect(await clone.git('log', '--format=%H')).toContain(sha);
        const root = readFileSync(
          join(clone.folder, 'bootstrap/root.yaml'),
          'utf8',
        );
        expect(root).toContain(second.repositoryUrl);
        clone.remove();
        const application = await createArgocdReader(second).find(
          'checkout-api-aws-eks',
        );
        expect(application?.status.sync.status).toBe('Synced');
      } finally {
        await second.stop();
      }
    } finally {
      rmSync(dataDirectory, { recursive: true, force: true });
    }
  });
});
