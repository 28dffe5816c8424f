import { collectPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { realTiming } from './client';
import { createEngineScene } from './__testUtils__/createEngineScene';
import {
  createKustomization,
  createRevision,
  fluxPaths,
  watchesOfFlux,
} from './__testUtils__/createFluxObjects';
import { createTestEngine } from './__testUtils__/createTestEngine';
import { waitUntil } from './__testUtils__/waitUntil';

const namespace = 'flux-system';
const now = createRevision('a');

jest.setTimeout(60_000);

describe('FluxEngine, when an API server fails', () => {
  const scene = createEngineScene();

  it('lists anew when the API server forgot where it stood, and notices who is gone', async () => {
    const picture = await scene.observeFull();
    await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
    scene.kubernetes.compact();
    scene.kubernetes.endWatches('end');
    scene.kubernetes.delete(fluxPaths.Kustomization, {
      namespace,
      name: 'checkout-api',
    });
    scene.kubernetes.compact();
    await picture.until('the removal', () => picture.ids().length === 0);
    expect(picture.errors).toEqual([]);
    expect(scene.countRequests(/\/kustomizations\?limit/)).toBe(2);
  });

  it('lists anew what is cut, and misses nothing', async () => {
    const picture = await scene.observeFull();
    await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
    scene.kubernetes.endWatches('cut');
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('inventory-api', { revision: now }),
    );
    await picture.until(
      'what came meanwhile',
      () => picture.ids().length === 2,
    );
    expect(picture.errors).toEqual([]);
    expect(scene.countRequests(/\/kustomizations\?limit/)).toBe(2);
  });

  it('says so and ends when the API server is gone for good', async () => {
    const picture = await scene.observeFull();
    await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
    await scene.kubernetes.stop();
    await picture.until('an error', () => picture.errors.length > 0);
    await waitUntil(() => picture.ended);
    expect(picture.errors).toEqual([
      {
        code: 'ConnectionRefused',
        message: 'Flux on azure-aks cannot be reached: connection refused.',
      },
    ]);
    expect(picture.deployments()).toHaveLength(1);
  });

  it.each([
    ['hangs', 'TimedOut', () => (scene.kubernetes.isHanging = true)],
    [
      'no longer accepts the token',
      'Unauthorized',
      () => (scene.kubernetes.isTokenRefused = true),
    ],
  ])(
    'notices an API server that %s, although no watch ends',
    async (_, code, happen) => {
      const picture = await scene.observeFull({
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
      await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
      happen();
      await picture.until('an error', () => picture.errors.length > 0);
      expect(picture.errors).toMatchObject([{ code }]);
    },
  );

  it('keeps what it knew when a kind is answered with 404 that the API server still names', async () => {
    const picture = await scene.observeFull();
    await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
    scene.kubernetes.answer = ({ pathname }) =>
      pathname.endsWith('/kustomizations')
        ? { status: 404, body: '{"kind":"Status","code":404}' }
        : undefined;
    scene.kubernetes.endWatches('cut');
    await picture.until('an error', () => picture.errors.length > 0);
    expect(picture.errors).toEqual([
      {
        code: 'NotFound',
        message:
          'Flux on azure-aks names kustomizations among what it serves, and answers 404 to a list of them.',
      },
    ]);
    expect(picture.deployments()).toHaveLength(1);
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
