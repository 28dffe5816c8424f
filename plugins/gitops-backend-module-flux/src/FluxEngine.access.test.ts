import {
  EngineWarning,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { realTiming } from './client';
import { createEngineScene } from './__testUtils__/createEngineScene';
import {
  createKustomization,
  createRevision,
  createWorkload,
  fluxPaths,
} from './__testUtils__/createFluxObjects';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { findByName } from './__testUtils__/findByName';
import { LoopbackKubernetes } from './__testUtils__/LoopbackKubernetes';
import { readRecordedObjects } from './__testUtils__/readRecordedObjects';

const namespace = 'flux-system';
const now = createRevision('a');

jest.setTimeout(60_000);

/** The first picture of an observation, which then ends. */
async function readFull(engine: GitopsEngine) {
  const abort = new AbortController();
  for await (const event of engine.observe({ signal: abort.signal })) {
    abort.abort();
    if (event.type === 'full') return event;
    break;
  }
  throw new Error('there was no full picture');
}

describe('FluxEngine, of what a cluster has and allows', () => {
  const scene = createEngineScene();

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
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('hidden', { revision: now, namespace: 'secret' }),
    );
    scene.kubernetes.allowedNamespaces = [namespace];
    const picture = await scene.observeFull({
      namespaces: [namespace, 'forbidden'],
    });
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
    scene.kubernetes.allowedNamespaces = [namespace];
    const picture = scene.observe();
    await picture.until('an error', () => picture.errors.length > 0);
    expect(picture.types).toEqual(['error']);
    expect(picture.errors[0].code).toBe('Forbidden');
  });

  it('says in one line that workloads may not be read, and takes the next rule', async () => {
    scene.kubernetes.forbiddenGroups = ['apps'];
    const picture = await scene.observeFull();
    expect(findByName(picture, 'checkout-api')?.version?.rule).toBe('revision');
    expect(picture.warnings).toEqual([
      {
        code: 'Forbidden',
        message:
          'Our account may not list all workloads of azure-aks: versions come from the Flux objects alone.',
      },
    ]);
  });

  it('does without kinds that a cluster does not have', async () => {
    scene.kubernetes.serve('source.toolkit.fluxcd.io/v1', ['gitrepositories']);
    const picture = await scene.observeFull();
    expect(findByName(picture, 'checkout-api')?.sync).toBe('Synced');
    expect(picture.warnings).toEqual([]);
  });

  it('goes on telling, of what it may not read any more, which rows that are', async () => {
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('hidden', { revision: now, namespace: 'secret' }),
    );
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('shut', { revision: now, namespace: 'closed' }),
    );
    const engine = createTestEngine(scene.kubernetes.url, {
      namespaces: [namespace, 'closed'],
    });
    const toWarned = (warnings: EngineWarning[] = []) =>
      warnings.flatMap(({ deployments = [] }) => deployments).sort();
    const first = await readFull(engine);
    expect(first.deployments).toHaveLength(3);
    expect(toWarned(first.warnings)).toEqual([]);
    scene.kubernetes.allowedNamespaces = [namespace];
    // Also when it is looked at anew once more.
    for (let look = 0; look < 2; look++) {
      const narrowed = await readFull(engine);
      expect(narrowed.deployments.map(({ name }) => name)).toEqual([
        'checkout-api',
      ]);
      expect(toWarned(narrowed.warnings)).toEqual([
        'flux:azure-aks:closed:Kustomization:shut',
        'flux:azure-aks:secret:Kustomization:hidden',
      ]);
      expect(narrowed.warnings?.map(({ message }) => message)).toContain(
        'Our account may not list kustomizations in all namespaces of azure-aks any more: those outside the configured namespaces are shown as they were seen last.',
      );
    }
    scene.kubernetes.delete(fluxPaths.Kustomization, {
      namespace: 'secret',
      name: 'hidden',
    });
    scene.kubernetes.allowedNamespaces = undefined;
    const whole = await readFull(engine);
    expect(whole.deployments).toHaveLength(2);
    expect(toWarned(whole.warnings)).toEqual([]);
  });

  const lookingAgainSoon = {
    ...realTiming,
    // The look every few minutes comes soon; limits of time stay.
    sleep: (ms: number, signal?: AbortSignal) =>
      realTiming.sleep(ms > 300_000 ? 50 : ms, signal),
  };

  it('takes in what is granted while it observes, and then warns no more', async () => {
    scene.kubernetes.forbiddenGroups = ['source.toolkit.fluxcd.io', 'apps'];
    scene.kubernetes.put(
      fluxPaths.Deployment,
      createWorkload('checkout-api', {
        owner: 'checkout-api',
        version: '1.4.2',
      }),
    );
    const picture = await scene.observeFull({ timing: lookingAgainSoon });
    expect(picture.warnings.map(({ code }) => code)).toEqual(
      Array(6).fill('Forbidden'),
    );
    scene.kubernetes.forbiddenGroups = [];
    await picture.until(
      'the source and the version',
      () =>
        picture.standingWarnings.length === 0 &&
        findByName(picture, 'checkout-api')?.version?.value === '1.4.2' &&
        findByName(picture, 'checkout-api')?.revision.desired === now,
    );
    expect(picture.types.filter(type => type !== 'delta')).toEqual(['full']);
  });

  it('reads a namespace, and then all of them, as soon as it may', async () => {
    const put = (name: string, where: string) =>
      scene.kubernetes.put(
        fluxPaths.Kustomization,
        createKustomization(name, { revision: now, namespace: where }),
      );
    put('inventory-api', 'shop');
    put('elsewhere', 'secret');
    scene.kubernetes.allowedNamespaces = [namespace];
    const picture = await scene.observeFull({
      namespaces: [namespace, 'shop'],
      timing: lookingAgainSoon,
    });
    expect(picture.ids()).toHaveLength(1);
    scene.kubernetes.allowedNamespaces = [namespace, 'shop'];
    await picture.until(
      'the second namespace',
      () => picture.ids().length === 2 && picture.standingWarnings.length === 0,
    );
    scene.kubernetes.allowedNamespaces = undefined;
    await picture.until('all namespaces', () => picture.ids().length === 3);
    scene.kubernetes.delete(fluxPaths.Kustomization, {
      namespace: 'shop',
      name: 'inventory-api',
    });
    await picture.until('who is gone', () => picture.ids().length === 2);
    expect(picture.errors).toEqual([]);
    expect(picture.fulls).toBe(1);
  });

  it('follows a kind that is installed while it observes', async () => {
    scene.kubernetes.serve('helm.toolkit.fluxcd.io/v2', []);
    scene.kubernetes.serve('source.toolkit.fluxcd.io/v1', []);
    const picture = await scene.observeFull({ timing: lookingAgainSoon });
    expect(findByName(picture, 'checkout-api')?.sources[0].repository).toBe('');
    scene.kubernetes.serve('source.toolkit.fluxcd.io/v1', ['gitrepositories']);
    await picture.until(
      'the repository',
      () =>
        findByName(picture, 'checkout-api')?.sources[0].repository ===
        'https://git.example.com/org/platform-gitops.git',
    );
    const [release] = readRecordedObjects('list-helmreleases');
    scene.kubernetes.put(fluxPaths.HelmRelease, {
      ...release,
      metadata: { name: 'gift-api', namespace, generation: 1 },
    });
    scene.kubernetes.serve('helm.toolkit.fluxcd.io/v2', ['helmreleases']);
    await picture.until('the release', () =>
      Boolean(findByName(picture, 'gift-api')),
    );
    expect(picture.types.filter(type => type !== 'delta')).toEqual(['full']);
    expect(scene.countRequests(/\/kustomizations\?limit/)).toBe(1);
  });
});
