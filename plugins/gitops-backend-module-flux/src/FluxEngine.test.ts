import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { realTiming } from './client';
import {
  createGitRepository,
  createKustomization,
  createRevision,
  createWorkload,
  fluxPaths,
  servedWithFlux,
} from './__testUtils__/createFluxObjects';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { LoopbackKubernetes } from './__testUtils__/LoopbackKubernetes';

const namespace = 'flux-system';
const now = createRevision('a');
const next = createRevision('b');

jest.setTimeout(60_000);

describe('FluxEngine', () => {
  let kubernetes: LoopbackKubernetes;
  const pictures: CollectedPicture[] = [];

  beforeEach(async () => {
    kubernetes = new LoopbackKubernetes({ ...servedWithFlux });
    await kubernetes.start();
    kubernetes.put(fluxPaths.GitRepository, createGitRepository(now));
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('checkout-api', { revision: now }),
    );
  });

  afterEach(async () => {
    await Promise.all(pictures.splice(0).map(picture => picture.stop()));
    await kubernetes.stop();
  });

  function observe(options: Parameters<typeof createTestEngine>[1] = {}) {
    const picture = collectPicture(createTestEngine(kubernetes.url, options));
    pictures.push(picture);
    return picture;
  }

  async function observeFull(options = {}): Promise<CollectedPicture> {
    const picture = observe(options);
    await picture.until('a full picture', () => picture.fulls > 0);
    return picture;
  }

  const find = (picture: CollectedPicture, name: string) =>
    picture.deployments().find(deployment => deployment.name === name);

  const countRequests = (part: RegExp) =>
    kubernetes.requests.filter(request => part.test(request)).length;

  it('maps what it lists, with its source, and without the credentials in an address', async () => {
    const picture = await observeFull();
    expect(picture.deployments()).toEqual([
      expect.objectContaining({
        id: 'flux:azure-aks:flux-system:Kustomization:checkout-api',
        sync: 'Synced',
        health: 'Healthy',
        revision: { target: 'main', desired: now, applied: now },
        sources: [
          {
            repository: 'https://git.example.com/org/platform-gitops.git',
            path: './apps/checkout-api',
            target: 'main',
            desired: now,
            applied: now,
          },
        ],
      }),
    ]);
    expect(picture.warnings).toEqual([]);
  });

  it('maps anew what depends on a source that moves', async () => {
    const picture = await observeFull();
    kubernetes.put(fluxPaths.GitRepository, createGitRepository(next));
    await picture.until(
      'OutOfSync',
      () => find(picture, 'checkout-api')?.sync === 'OutOfSync',
    );
    expect(find(picture, 'checkout-api')).toMatchObject({
      health: 'Healthy',
      revision: { desired: next, applied: now },
      since: { sync: '2026-11-23T01:00:00Z' },
    });
    kubernetes.delete(fluxPaths.GitRepository, {
      namespace,
      name: 'platform-gitops',
    });
    await picture.until(
      'the lost source',
      () => find(picture, 'checkout-api')?.sources[0].repository === '',
    );
  });

  it('gathers what comes within one reconcile into one delta', async () => {
    const picture = await observeFull();
    for (const name of ['one', 'two', 'three']) {
      kubernetes.put(
        fluxPaths.Kustomization,
        createKustomization(name, { revision: now }),
      );
    }
    await picture.until('all three', () => picture.ids().length === 4);
    expect(picture.types).toEqual(['full', 'delta']);
  });

  it('lists anew when the API server forgot where it stood, and notices who is gone', async () => {
    const picture = await observeFull();
    await waitFor(() => kubernetes.watchCount >= 13);
    kubernetes.compact();
    kubernetes.endWatches('end');
    kubernetes.delete(fluxPaths.Kustomization, {
      namespace,
      name: 'checkout-api',
    });
    kubernetes.compact();
    await picture.until('the removal', () => picture.ids().length === 0);
    expect(picture.errors).toEqual([]);
    expect(countRequests(/\/kustomizations\?limit/)).toBe(2);
  });

  it('resumes watches that are cut where they stood, without listing anew', async () => {
    const picture = await observeFull();
    await waitFor(() => kubernetes.watchCount >= 13);
    kubernetes.endWatches('cut');
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('inventory-api', { revision: now }),
    );
    await picture.until(
      'what came meanwhile',
      () => picture.ids().length === 2,
    );
    expect(picture.errors).toEqual([]);
    expect(countRequests(/\/kustomizations\?limit/)).toBe(1);
  });

  it('says so and ends when the API server is gone for good', async () => {
    const picture = await observeFull();
    await waitFor(() => kubernetes.watchCount >= 13);
    await kubernetes.stop();
    await picture.until('an error', () => picture.errors.length > 0);
    await waitFor(() => picture.ended);
    expect(picture.errors).toEqual([
      {
        code: 'ConnectionRefused',
        message: 'Flux on azure-aks cannot be reached: connection refused.',
      },
    ]);
    expect(picture.deployments()).toHaveLength(1);
  });

  it.each([
    ['hangs', 'TimedOut', () => (kubernetes.isHanging = true)],
    [
      'no longer accepts the token',
      'Unauthorized',
      () => (kubernetes.isTokenRefused = true),
    ],
  ])(
    'notices an API server that %s, although no watch ends',
    async (_, code, happen) => {
      const picture = await observeFull({
        timing: {
          ...realTiming,
          // A minute between probes, and ten seconds for an answer, pass quickly here.
          sleep: (ms: number, signal?: AbortSignal) =>
            realTiming.sleep(
              ms === 10_000 || (ms > 50_000 && ms < 70_000) ? 200 : ms,
              signal,
            ),
        },
      });
      await waitFor(() => kubernetes.watchCount >= 13);
      happen();
      await picture.until('an error', () => picture.errors.length > 0);
      expect(picture.errors).toMatchObject([{ code }]);
    },
  );

  it('says that Flux is not installed, and sees when it is', async () => {
    const bare = new LoopbackKubernetes({ 'apps/v1': ['deployments'] });
    await bare.start();
    bare.put(
      fluxPaths.Kustomization,
      createKustomization('checkout-api', { revision: now }),
    );
    const engine = createTestEngine(bare.url, {
      timing: {
        ...realTiming,
        // The look once a minute comes soon; limits of time stay.
        sleep: (ms, signal) =>
          realTiming.sleep(ms > 40_000 && ms < 80_000 ? 20 : ms, signal),
      },
    });
    const abort = new AbortController();
    const events = engine.observe({ signal: abort.signal });
    expect((await events.next()).value).toEqual({
      type: 'full',
      deployments: [],
      clusters: [{ name: 'azure-aks', labels: {}, aliases: [bare.url] }],
      warnings: [
        {
          code: 'NotInstalled',
          message: 'Flux is not installed on azure-aks.',
        },
      ],
    });
    const second = events.next();
    bare.serve('kustomize.toolkit.fluxcd.io/v1', ['kustomizations']);
    expect((await second).value).toMatchObject({
      type: 'full',
      deployments: [{ name: 'checkout-api' }],
    });
    abort.abort();
    await events.return();
    await bare.stop();
  });

  it('narrows to the configured namespaces where the account may not list all', async () => {
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('hidden', { revision: now, namespace: 'secret' }),
    );
    kubernetes.allowedNamespaces = [namespace];
    const picture = await observeFull({ namespaces: [namespace, 'forbidden'] });
    expect(picture.deployments().map(({ name }) => name)).toEqual([
      'checkout-api',
    ]);
    expect(picture.warnings).toContainEqual({
      code: 'Forbidden',
      message:
        'Our account may not list kustomizations in namespace forbidden of azure-aks: grant it, or configure the namespaces it may read.',
    });
  });

  it('is an error when nothing may be listed', async () => {
    kubernetes.allowedNamespaces = [namespace];
    const picture = observe();
    await picture.until('an error', () => picture.errors.length > 0);
    expect(picture.types).toEqual(['error']);
    expect(picture.errors[0].code).toBe('Forbidden');
  });

  it('takes the version from the labels of workloads, of which it reads only metadata', async () => {
    kubernetes.put(
      fluxPaths.Deployment,
      createWorkload('checkout-api', {
        owner: 'checkout-api',
        version: '1.4.2',
      }),
    );
    const picture = await observeFull();
    expect(find(picture, 'checkout-api')?.version).toEqual({
      value: '1.4.2',
      rule: 'version-label',
    });
    kubernetes.put(
      fluxPaths.Deployment,
      createWorkload('checkout-api', {
        owner: 'checkout-api',
        version: '1.5.0',
      }),
    );
    await picture.until(
      'the new version',
      () => find(picture, 'checkout-api')?.version?.value === '1.5.0',
    );
    kubernetes.delete(fluxPaths.Deployment, {
      namespace: 'shop',
      name: 'checkout-api',
    });
    await picture.until(
      'the next rule',
      () => find(picture, 'checkout-api')?.version?.rule === 'revision',
    );
  });

  it('says in one line that workloads may not be read, and takes the next rule', async () => {
    kubernetes.forbiddenGroups = ['apps'];
    const picture = await observeFull();
    expect(find(picture, 'checkout-api')?.version?.rule).toBe('revision');
    expect(picture.warnings).toEqual([
      {
        code: 'Forbidden',
        message:
          'Our account may not list all workloads of azure-aks: versions come from the Flux objects alone.',
      },
    ]);
  });

  it('names the one object it cannot read, and shows the others', async () => {
    kubernetes.put(fluxPaths.Kustomization, {
      metadata: { name: 'odd', namespace, generation: 1 },
      spec: { sourceRef: 'platform-gitops' },
    });
    const picture = await observeFull();
    expect(picture.deployments().map(({ name }) => name)).toEqual([
      'checkout-api',
    ]);
    expect(picture.warnings).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'Kustomization flux-system/odd of azure-aks is not shown: its spec.sourceRef is not what Flux writes.',
      },
    ]);
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('odd', { revision: now }),
    );
    await picture.until('the repaired one', () =>
      Boolean(find(picture, 'odd')),
    );
  });

  it('does without kinds that a cluster does not have', async () => {
    kubernetes.serve('source.toolkit.fluxcd.io/v1', ['gitrepositories']);
    const picture = await observeFull();
    expect(find(picture, 'checkout-api')?.sync).toBe('Synced');
    expect(picture.warnings).toEqual([]);
  });

  it('says of something else than Kubernetes what it is', async () => {
    const other = createServer((_, response) => response.end('<html>'));
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    const picture = collectPicture(
      createTestEngine(`http://127.0.0.1:${port}`),
    );
    await picture.until('an error', () => picture.errors.length > 0);
    await picture.stop();
    other.close();
    other.closeAllConnections();
    expect(picture.errors).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'Flux on azure-aks answers something that is not the Kubernetes API: check the configured url.',
      },
    ]);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++) {
    await realTiming.sleep(10);
  }
  if (!condition()) throw new Error('what was waited for did not come');
}
