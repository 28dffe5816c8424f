import { readRecording } from '@backstage-gitops/recordings';
import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { createArgocdReader } from '../../testing/createArgocdReader';
import { createClusterReader } from '../../testing/createClusterReader';
import { waitUntil } from '../../testing/waitUntil';

jest.setTimeout(60_000);

const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';

type Refusal = {
  fault:
    | 'unauthorized'
    | 'forbidden'
    | 'unsupportedMediaType'
    | 'tooManyRequests'
    | 'serverError';
  status: number;
};

const refusals: Refusal[] = [
  { fault: 'unauthorized', status: 401 },
  { fault: 'forbidden', status: 403 },
  { fault: 'unsupportedMediaType', status: 415 },
  { fault: 'tooManyRequests', status: 429 },
  { fault: 'serverError', status: 500 },
];

describe('faults of answers', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;
  let cluster: ReturnType<typeof createClusterReader>;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
    cluster = createClusterReader(fleet);
    await cluster.untilDelivered();
  });

  afterEach(async () => {
    for (const target of ['argocd', 'git', 'azure-aks']) {
      await fleet.control({ op: 'up', target });
    }
  });

  afterAll(() => fleet.stop());

  const paths: Record<string, () => Promise<Response>> = {
    argocd: () => argocd.get('/api/v1/applications'),
    'azure-aks': () => cluster.get(kustomizations),
    git: () =>
      fetch(`${fleet.repositoryUrl}/info/refs?service=git-upload-pack`),
  };

  const parse = (text: string): unknown =>
    text.startsWith('{') ? JSON.parse(text) : text;
  const bodies: Record<string, (status: number) => unknown> = {
    argocd: status =>
      status === 415
        ? readRecording('argocd', 'sync-charset').response.body
        : {
            error: expect.any(String),
            code: expect.any(Number),
            message: expect.any(String),
          },
    'azure-aks': status =>
      expect.objectContaining({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: expect.any(String),
        reason: expect.any(String),
        code: status,
      }),
    git: () => expect.stringMatching(/^[A-Z].*\n$/),
  };

  describe.each(Object.keys(paths))('%s', target => {
    it.each(refusals)('$fault: $status until up', async ({ fault, status }) => {
      await fleet.control({
        op: 'fault',
        target,
        fault,
        ...(fault === 'tooManyRequests' ? { retryAfterSeconds: 7 } : {}),
      } as Parameters<Fleet['control']>[0]);
      const refused = await paths[target]();
      expect(refused.status).toBe(status);
      expect(refused.headers.get('retry-after')).toBe(
        status === 429 ? '7' : null,
      );
      expect(parse(await refused.text())).toEqual(bodies[target](status));
      await fleet.control({ op: 'up', target });
      expect((await paths[target]()).status).toBe(200);
    });

    it('garbage: HTML with 200 until up', async () => {
      await fleet.control({ op: 'fault', target, fault: 'garbage' });
      const garbage = await paths[target]();
      expect(garbage.status).toBe(200);
      expect(garbage.headers.get('content-type')).toContain('text/html');
      await fleet.control({ op: 'up', target });
      expect(await (await paths[target]()).text()).not.toContain('<html>');
    });
  });

  it.each([
    ['unauthorized', 'argocd', 'list-bad-token'],
    ['forbidden', 'argocd', 'get-forbidden'],
    ['unauthorized', 'azure-aks', 'unauthorized'],
  ] as const)('%s of %s: as recorded', async (fault, target, name) => {
    const { response } = readRecording(
      target === 'argocd' ? 'argocd' : 'kubernetes',
      name,
    );
    await fleet.control({ op: 'fault', target, fault });
    const refused = await paths[target]();
    expect(refused.status).toBe(response.status);
    expect(await refused.json()).toEqual(response.body);
    expect(refused.headers.get('content-type')).toBe('application/json');
  });

  it('a stream of Argo CD is refused in its own shape', async () => {
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'forbidden',
    });
    const ask = (query: string) =>
      fetch(`${fleet.argocdUrl}/api/v1/stream/applications${query}`, {
        headers: { accept: 'text/event-stream' },
      });
    const refused = await ask('');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('content-type')).toBe('text/event-stream');
    expect(await refused.text()).toBe(
      'data: {"error":{"grpc_code":7,"http_code":403,"message":"permission denied","http_status":"Forbidden"}} \n\n',
    );
    expect(await (await ask('?fields=result.type')).text()).toBe(
      'data: {} \n\n',
    );
  });

  const openStream = async () => {
    const stream = await argocd.stream();
    await waitUntil('the stream has begun', () => stream.response());
    return stream;
  };

  it.each(['unauthorized', 'garbage'] as const)(
    '%s ends open streams',
    async fault => {
      const stream = await openStream();
      await fleet.control({ op: 'fault', target: 'argocd', fault });
      const ended = await waitUntil(
        'it is over',
        () => stream.ended() || undefined,
      );
      expect(ended).toBe(true);
    },
  );

  it.each([
    'expire',
    'forbidden',
    'serverError',
    'tooManyRequests',
    'unsupportedMediaType',
  ] as const)('%s leaves open streams alone', async fault => {
    const stream = await openStream();
    await fleet.control({ op: 'fault', target: 'argocd', fault });
    const heard = stream.text().length;
    await fleet.control({
      op: 'break',
      service: 'checkout-api',
      cluster: 'gcp-gke',
    });
    await waitUntil(
      'it goes on',
      () => stream.text().length > heard || undefined,
    );
    expect(stream.ended()).toBe(false);
    stream.close();
    await fleet.control({
      op: 'heal',
      service: 'checkout-api',
      cluster: 'gcp-gke',
    });
  });

  it('expire: tokens given so far are worthless, a new login is not', async () => {
    const login = async () => {
      const response = await fetch(`${fleet.argocdUrl}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          username: fleet.argocdUsername,
          password: fleet.argocdPassword,
        }),
      });
      return (await response.json()).token as string;
    };
    const list = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const path = `${fleet.argocdUrl}/api/v1/applications`;
      return (await fetch(path, { headers })).status;
    };
    const before = await login();
    await fleet.control({ op: 'fault', target: 'argocd', fault: 'expire' });
    const after = await login();
    expect(
      await Promise.all([before, fleet.argocdToken, after].map(list)),
    ).toEqual([401, 401, 200]);
    await fleet.control({ op: 'up', target: 'argocd' });
    expect(
      await Promise.all([before, fleet.argocdToken, after].map(list)),
    ).toEqual([401, 200, 200]);
  });

  it('expire: a cluster takes a renewed token', async () => {
    const list = async (token: string) =>
      (
        await fetch(`${fleet.kubernetesUrl('azure-aks')}${kustomizations}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status;
    const before = fleet.renewToken('azure-aks');
    expect(await list(before)).toBe(200);
    await fleet.control({ op: 'fault', target: 'azure-aks', fault: 'expire' });
    const after = fleet.renewToken('azure-aks');
    expect(
      await Promise.all([before, fleet.kubernetesToken, after].map(list)),
    ).toEqual([401, 401, 200]);
    await fleet.control({ op: 'up', target: 'azure-aks' });
    expect(await list(fleet.kubernetesToken)).toBe(200);
    expect(() => fleet.renewToken('gcp-gke')).toThrow('gcp-gke');
  });

  it('nullItems: lists of both', async () => {
    for (const target of ['argocd', 'azure-aks']) {
      await fleet.control({ op: 'fault', target, fault: 'nullItems' });
      const body = await (await paths[target]()).json();
      expect(body.items).toBeNull();
      expect(body.metadata.resourceVersion).toMatch(/^\d+$/);
      await fleet.control({ op: 'up', target });
      expect((await (await paths[target]()).json()).items).not.toHaveLength(0);
    }
  });

  it('says what a target cannot have', async () => {
    await expect(
      fleet.control({ op: 'fault', target: 'git', fault: 'gone' }),
    ).rejects.toThrow("git has no fault 'gone'");
    await expect(
      fleet.control({ op: 'fault', target: 'argocd', fault: 'gone' }),
    ).rejects.toThrow('argocd has no 410');
    await expect(
      fleet.control({ op: 'fault', target: 'mars', fault: 'hang' }),
    ).rejects.toThrow("There is no 'mars'. There are argocd, git, azure-aks");
    await expect(
      fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'forbidPart',
      } as never),
    ).rejects.toThrow('parts Required');
    expect(fleet.faults().argocd).toEqual({ fault: 'none' });
  });

  it('GET /control says what is wrong with every target', async () => {
    await fleet.control({
      op: 'fault',
      target: 'azure-aks',
      fault: 'tooManyRequests',
    });
    await fleet.control({ op: 'slow', target: 'argocd', ms: 5 });
    await fleet.control({ op: 'fault', target: 'gcp-gke', fault: 'refuse' });
    const { answer, faults } = await (
      await fetch(`${fleet.url}/control`)
    ).json();
    expect(faults).toEqual({
      argocd: { fault: 'none', slowByMs: 5 },
      git: { fault: 'none' },
      'azure-aks': { fault: 'tooManyRequests', retryAfterSeconds: 5 },
      'gcp-gke': { fault: 'refuse' },
    });
    expect(answer).toContain('azure-aks: tooManyRequests 5, ');
    expect(answer).toContain('gcp-gke: refuse');
    await fleet.control({ op: 'up', target: 'gcp-gke' });
    expect(fleet.faults()).not.toHaveProperty('gcp-gke');
  });
});
