import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '../Fleet';
import { startFleet } from '../startFleet';
import { createArgocdReader, toEvents } from '../testing/createArgocdReader';
import { waitUntil } from '../testing/waitUntil';

jest.setTimeout(60_000);

describe('FaultGate', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;

  beforeEach(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
  });

  afterEach(() => fleet.stop());

  const openStream = async () => {
    const stream = await argocd.stream();
    await waitUntil('the stream has begun', () => stream.response());
    return stream;
  };

  it.each(['down', 'unauthorized', 'garbage', 'cut'] as const)(
    '%s breaks the streams that are open',
    async op => {
      const stream = await openStream();
      await fleet.control({ op, target: 'argocd' });
      const broken = await waitUntil(
        'the stream is broken',
        () => stream.ended() || undefined,
      );
      expect(broken).toBe(true);
    },
  );

  it('down: no byte for anybody, until up', async () => {
    await fleet.control({ op: 'down', target: 'argocd' });
    await expect(argocd.get('/api/version')).rejects.toThrow();
    expect(fleet.requestCounts().argocd).toBe(0);
    await fleet.control({ op: 'up', target: 'argocd' });
    expect((await argocd.get('/api/version')).status).toBe(200);
  });

  it('hang: requests and streams get nothing, and all of it when it goes on', async () => {
    const stream = await openStream();
    const before = stream.text();
    await fleet.control({ op: 'hang', target: 'argocd' });
    const answer = argocd.get('/api/v1/applications');
    await fleet.control({
      op: 'drift',
      service: 'inventory-api',
      cluster: 'gcp-gke',
    });
    const first = await Promise.race([
      answer,
      sleep(300).then(() => 'nothing'),
    ]);
    expect(first).toBe('nothing');
    expect(stream.text()).toBe(before);
    await fleet.control({ op: 'up', target: 'argocd' });
    expect((await answer).status).toBe(200);
    await waitUntil(
      'the drift is told',
      () =>
        toEvents(stream.text()).some(
          ({ application }) => application.status.sync.status === 'OutOfSync',
        ) || undefined,
    );
    stream.close();
  });

  it('slow: the request waits, others do not', async () => {
    const get = () => argocd.get('/api/version');
    await fleet.control({ op: 'slow', target: 'argocd', ms: 600_000 });
    const slow = get().then(
      () => 'answered',
      () => 'broken',
    );
    await waitUntil(
      'it is taken',
      () => fleet.requestCounts().argocd === 1 || undefined,
    );
    const quick = fetch(`${fleet.url}/control`).then(() => 'quick');
    expect(await Promise.race([slow, quick])).toBe('quick');
    await fleet.control({ op: 'cut', target: 'argocd' });
    // Until then it waited.
    expect(await slow).toBe('broken');
    await fleet.control({ op: 'slow', target: 'argocd', ms: 100 });
    expect((await get()).status).toBe(200);
  });

  it('unauthorized: 401 as Argo CD words it, and logins are gone afterwards', async () => {
    const login = () =>
      fetch(`${fleet.argocdUrl}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          username: fleet.argocdUsername,
          password: fleet.argocdPassword,
        }),
      });
    const { token } = await (await login()).json();
    const list = () =>
      fetch(`${fleet.argocdUrl}/api/v1/applications`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await list()).status).toBe(200);
    await fleet.control({ op: 'unauthorized', target: 'argocd' });
    const refused = await list();
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual({
      error: 'no session information',
      code: 16,
      message: 'no session information',
    });
    await fleet.control({ op: 'up', target: 'argocd' });
    expect((await list()).status).toBe(401);
    expect((await login()).status).toBe(200);
  });

  it('garbage: the HTML of a proxy, with status 200', async () => {
    await fleet.control({ op: 'garbage', target: 'argocd' });
    const response = await argocd.get('/api/v1/applications');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('a cluster with Flux has a gate of its own', async () => {
    await fleet.control({ op: 'forbidden', target: 'azure-aks' });
    const response = await fetch(`${fleet.kubernetesUrl('azure-aks')}/version`);
    expect(response.status).toBe(403);
    expect((await argocd.get('/api/version')).status).toBe(200);
  });

  it('counts each request once, streams too, and of nobody else', async () => {
    const stream = await openStream();
    await argocd.get('/api/version');
    await fetch(`${fleet.url}/control`);
    expect(fleet.requestCounts()).toEqual({
      argocd: 2,
      git: 0,
      'azure-aks': 0,
    });
    stream.close();
  });
});
