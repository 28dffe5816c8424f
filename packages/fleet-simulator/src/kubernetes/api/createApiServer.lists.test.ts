import { createWatchedCluster } from '../../testing/createWatchedCluster';
import {
  kustomizationsPath,
  toKustomizationPath,
} from '../../testing/kustomizationPaths';
import { KubernetesObject } from '../objects/KubernetesObject';

const namesOf = (objects: KubernetesObject[]) =>
  objects.map(({ metadata }) => metadata.name);

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createApiServer, lists', () => {
  const scene = createWatchedCluster();

  it('page by page show one moment, whatever happens in between', async () => {
    const whole = await scene.cluster.items(kustomizationsPath);
    const first = await scene.cluster.get(`${kustomizationsPath}?limit=2`);
    await scene.cluster.patch(toKustomizationPath('inventory-api'), {
      spec: { suspend: true },
    });
    const pages = [first];
    for (let next = first; ; pages.push(next)) {
      const { continue: token } = next.metadata as { continue?: string };
      if (!token) break;
      next = await scene.cluster.get(
        `${kustomizationsPath}?limit=2&continue=${token}`,
      );
    }
    const items = pages.flatMap(page => page.items as KubernetesObject[]);
    expect(namesOf(items)).toEqual(namesOf(whole));
    expect(items.some(({ spec }) => spec?.suspend)).toBe(false);
    expect(pages.map(({ metadata }) => metadata.resourceVersion)).toEqual(
      pages.map(() => first.metadata.resourceVersion),
    );
    expect(pages.map(({ metadata }) => metadata)).toMatchObject([
      { remainingItemCount: 3 },
      { remainingItemCount: 1 },
      { continue: '' },
    ]);
  });

  it('answer 410 for a token older than compaction, with one to go on inconsistently', async () => {
    const first = await scene.cluster.get(`${kustomizationsPath}?limit=2`);
    const { continue: token } = first.metadata as unknown as {
      continue: string;
    };
    scene.cluster.simulator.compact();
    const expired = await scene.cluster.request(
      `${kustomizationsPath}?limit=2&continue=${token}`,
    );
    expect(expired.status).toBe(410);
    expect(expired.body).toMatchObject({ code: 410, reason: 'Expired' });
    const { metadata } = expired.body as { metadata: { continue: string } };
    const rest = await scene.cluster.items(
      `${kustomizationsPath}?limit=9&continue=${metadata.continue}`,
    );
    expect(rest).toHaveLength(3);
  });

  it('of one namespace, by labels, by fields', async () => {
    const list = async (query: string) =>
      namesOf(await scene.cluster.items(query));
    expect(
      await list(
        '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/elsewhere/kustomizations',
      ),
    ).toEqual([]);
    const label = 'kustomize.toolkit.fluxcd.io%2Fname';
    const by = (selector: string) =>
      list(`${kustomizationsPath}?labelSelector=${selector}`);
    expect(await by(`${label}%3Dapps`)).toEqual(['inventory-api']);
    expect(await by(`${label}%20in%20(apps,nothing)`)).toEqual([
      'inventory-api',
    ]);
    expect(await by(`${label}!%3Dapps`)).not.toContain('inventory-api');
    expect(await by(`!${label}`)).toEqual([]);
    expect(
      await list(`${kustomizationsPath}?fieldSelector=metadata.name%3Dapps`),
    ).toEqual(['apps']);
    const bad = await scene.cluster.request(
      `${kustomizationsPath}?labelSelector=%3D%3D`,
    );
    expect(bad.status).toBe(400);
  });

  it('strip kind and apiVersion from built-in kinds only', async () => {
    const [deployment] = await scene.cluster.items('/apis/apps/v1/deployments');
    expect(deployment).not.toHaveProperty('kind');
    const [kustomization] = await scene.cluster.items(kustomizationsPath);
    expect(kustomization).toHaveProperty('kind', 'Kustomization');
  });

  it('from a version to come end in 504, from what is no version in 500', async () => {
    const from = (version: string) =>
      scene.cluster.request(`${kustomizationsPath}?resourceVersion=${version}`);
    expect((await from('99999999')).status).toBe(504);
    expect((await from('soon')).status).toBe(500);
  });
});
