import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { createArgocdReader, toEvents } from '../../testing/createArgocdReader';
import {
  createClusterReader,
  toWatchEvents,
} from '../../testing/createClusterReader';
import { OpenStream } from '../../testing/openStream';
import { waitUntil } from '../../testing/waitUntil';

jest.setTimeout(60_000);

const flux = '/apis/kustomize.toolkit.fluxcd.io';
const kustomizations = `${flux}/v1/kustomizations`;

describe('faults of what may be asked', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;
  let cluster: ReturnType<typeof createClusterReader>;
  const open: OpenStream[] = [];

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
    cluster = createClusterReader(fleet);
    await cluster.untilDelivered();
  });

  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    for (const target of ['argocd', 'azure-aks']) {
      await fleet.control({ op: 'up', target });
    }
  });

  afterAll(() => fleet.stop());

  const watch = async (from?: string) => {
    const stream = await cluster.watch(from);
    open.push(stream);
    await waitUntil('it is open', () => stream.response());
    return stream;
  };
  const stream = async () => {
    const opened = await argocd.stream();
    open.push(opened);
    await waitUntil('it is open', () => opened.response());
    return opened;
  };
  const names = async (response: Response) => {
    const { items } = await response.json();
    return (items ?? []).map(
      ({ metadata }: { metadata: { name: string } }) => metadata.name,
    ) as string[];
  };

  describe('forbidPart', () => {
    it('Argo CD: Applications of those projects are not there, and 403 one by one', async () => {
      const all = await names(await argocd.get('/api/v1/applications'));
      expect(all).toContain('platform-root');
      const root = await argocd.find('platform-root');
      const parts = [root?.spec.project ?? ''];
      await fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'forbidPart',
        parts,
      });
      const rest = await names(
        await argocd.get(
          '/api/v1/applications?fields=items.metadata.name,metadata.resourceVersion',
        ),
      );
      expect(rest).toContain('checkout-api-aws-eks');
      expect(rest).not.toContain('platform-root');
      const told = toEvents((await stream()).text()).map(
        ({ application }) => application.metadata.name,
      );
      expect(told).toEqual(rest);
      for (const query of ['', `?project=${parts[0]}`]) {
        const refused = await argocd.get(
          `/api/v1/applications/platform-root${query}`,
        );
        expect(refused.status).toBe(403);
        expect(await refused.json()).toEqual({
          error: 'permission denied',
          code: 7,
          message: 'permission denied',
        });
      }
      expect(await names(await argocd.get('/api/v1/projects'))).not.toContain(
        parts[0],
      );
      await fleet.control({ op: 'up', target: 'argocd' });
      expect(await names(await argocd.get('/api/v1/applications'))).toEqual(
        all,
      );
    });

    it('Kubernetes: all namespaces at once and those named are 403, others are not', async () => {
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'forbidPart',
        parts: ['payments'],
      });
      const status = async (path: string) => (await cluster.get(path)).status;
      expect(await status(kustomizations)).toBe(403);
      expect(
        await status(`${flux}/v1/namespaces/payments/kustomizations`),
      ).toBe(403);
      expect(
        await status(`${flux}/v1/namespaces/flux-system/kustomizations`),
      ).toBe(200);
      expect(await status('/api/v1/namespaces')).toBe(200);
      const refused = await (await cluster.get(kustomizations)).json();
      expect(refused).toMatchObject({
        reason: 'Forbidden',
        message: expect.stringMatching(
          /^kustomizations\.kustomize\.toolkit\.fluxcd\.io is forbidden: User "[^"]+" cannot list resource "kustomizations" in API group "kustomize\.toolkit\.fluxcd\.io" at the cluster scope$/,
        ),
        details: {
          group: 'kustomize.toolkit.fluxcd.io',
          kind: 'kustomizations',
        },
        code: 403,
      });
    });
  });

  describe('removeVersion', () => {
    it('Kubernetes: the usual version is 404, discovery and objects tell another', async () => {
      const live = await watch();
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'removeVersion',
        kind: 'Kustomization',
      });
      await waitUntil('watches end', () => live.ended() || undefined);
      const gone = await cluster.get(kustomizations);
      expect(gone.status).toBe(404);
      expect(await gone.text()).toBe('404 page not found\n');
      const group = await (await cluster.get(flux)).json();
      expect(group.versions).toEqual([
        {
          groupVersion: 'kustomize.toolkit.fluxcd.io/v1beta2',
          version: 'v1beta2',
        },
      ]);
      expect((await cluster.get(`${flux}/v1`)).status).toBe(404);
      const { resources } = await (await cluster.get(`${flux}/v1beta2`)).json();
      expect(resources).toMatchObject([{ name: 'kustomizations' }]);
      const path = `${flux}/v1beta2/kustomizations`;
      const list = await (await cluster.get(path)).json();
      expect(list.apiVersion).toBe('kustomize.toolkit.fluxcd.io/v1beta2');
      expect(
        new Set(
          list.items.map(
            ({ apiVersion }: { apiVersion: string }) => apiVersion,
          ),
        ),
      ).toEqual(new Set([list.apiVersion]));
      const older = await cluster.watch('0', path);
      open.push(older);
      const [{ object }] = await waitUntil('it tells', () => {
        const events = toWatchEvents(older.text());
        return events.length ? events : undefined;
      });
      expect(object.apiVersion).toBe(list.apiVersion);
      await fleet.control({ op: 'up', target: 'azure-aks' });
      expect((await cluster.get(kustomizations)).status).toBe(200);
      expect((await cluster.get(path)).status).toBe(404);
    });

    it('leaves other kinds of the group as they were', async () => {
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'removeVersion',
        kind: 'GitRepository',
      });
      const sources = '/apis/source.toolkit.fluxcd.io';
      const { versions } = await (await cluster.get(sources)).json();
      expect(
        versions.map(({ version }: { version: string }) => version),
      ).toEqual(['v1', 'v1beta2']);
      expect((await cluster.get(`${sources}/v1/helmcharts`)).status).toBe(200);
      expect((await cluster.get(`${sources}/v1/gitrepositories`)).status).toBe(
        404,
      );
      expect(
        (await cluster.get(`${sources}/v1beta2/gitrepositories`)).status,
      ).toBe(200);
      await expect(
        fleet.control({
          op: 'fault',
          target: 'azure-aks',
          fault: 'removeVersion',
          kind: 'Rocket',
        }),
      ).rejects.toThrow("There is no kind 'Rocket'");
    });

    it('Argo CD: no calls for the kind', async () => {
      await fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'removeVersion',
        kind: 'Application',
      });
      for (const path of ['applications', 'stream/applications']) {
        const gone = await argocd.get(`/api/v1/${path}`);
        expect(gone.status).toBe(404);
        expect(await gone.text()).toBe('Not Found\n');
      }
      expect((await argocd.get('/api/v1/applicationsets')).status).toBe(200);
    });
  });

  it('gone: an ERROR event ends watches; going on with lists and versions is 410, both ways', async () => {
    const first = await (await cluster.get(`${kustomizations}?limit=1`)).json();
    const live = await watch();
    await fleet.control({ op: 'fault', target: 'azure-aks', fault: 'gone' });
    await waitUntil('the watch ends', () => live.ended() || undefined);
    expect(toWatchEvents(live.text()).at(-1)).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    const next = await cluster.get(
      `${kustomizations}?limit=1&continue=${first.metadata.continue}`,
    );
    expect(next.status).toBe(410);
    expect(await next.json()).toMatchObject({ reason: 'Expired', code: 410 });
    // Fresh lists go on working.
    const { metadata } = await cluster.list();
    const again = `${kustomizations}?watch=1&resourceVersion=${metadata.resourceVersion}`;
    const asHttp = await cluster.get(again);
    expect(asHttp.status).toBe(410);
    const asEvent = await cluster.get(again);
    expect(asEvent.status).toBe(200);
    expect(await asEvent.json()).toMatchObject({
      type: 'ERROR',
      object: { code: 410, message: expect.stringMatching(/^too old/) },
    });
    await fleet.control({ op: 'up', target: 'azure-aks' });
    expect((await watch()).response()?.statusCode).toBe(200);
  });
});
