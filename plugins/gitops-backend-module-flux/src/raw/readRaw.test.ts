import { NotAllowedError } from '@backstage/errors';
import { createEngineScene } from '../__testUtils__/createEngineScene';
import { createTestEngine } from '../__testUtils__/createTestEngine';

const LIST = '/apis/source.toolkit.fluxcd.io/v1/gitrepositories';

describe('FluxEngine.readRaw', () => {
  const scene = createEngineScene();
  const read = (path: string, query = '') =>
    createTestEngine(scene.kubernetes.url).readRaw(
      { path, query: new URLSearchParams(query) },
      { signal: new AbortController().signal },
    );

  it('answers what the API server answers, without what is secret', async () => {
    const { status, body } = await read(LIST, 'limit=5');
    expect(status).toBe(200);
    expect(JSON.parse(body).items[0]).toMatchObject({
      metadata: { name: 'platform-gitops' },
      spec: { url: 'https://git.example.com/org/platform-gitops.git' },
    });
    expect(body).not.toMatch(/hunter2|127\.0\.0\.1|a-secret-token/);
    expect(scene.kubernetes.requests).toEqual([`GET ${LIST}?limit=5`]);
  });

  it('asks nothing where the allow list names nothing', async () => {
    await expect(read('/api/v1/secrets')).rejects.toThrow(NotAllowedError);
    await expect(read(LIST, 'watch=true')).rejects.toThrow(NotAllowedError);
    expect(scene.kubernetes.requests).toEqual([]);
  });

  it('tells in its own words that something is not there', async () => {
    const { status, body } = await read('/apis/apps/v1/replicasets');
    expect(status).toBe(404);
    expect(JSON.parse(body)).toEqual({
      error: {
        code: 'NotFound',
        message: 'Flux on azure-aks does not know what was asked for.',
      },
    });
  });

  it.each([
    ['Unauthorized', () => (scene.kubernetes.isTokenRefused = true)],
    ['InvalidResponse', () => answer({ body: '<html>' })],
    ['InvalidResponse', () => answer({ body: `"${'x'.repeat(9_000_000)}"` })],
    ['RateLimited', () => answer({ status: 429 })],
    ['UpstreamError', () => answer({ status: 500, body: 'at 10.0.0.1' })],
  ])('rejects with %s when it cannot be asked now', async (code, happen) => {
    happen();
    await expect(read(LIST)).rejects.toMatchObject({ code });
  });

  function answer(given: { status?: number; body?: string }) {
    scene.kubernetes.answer = () => given;
  }
});
