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

describe('faults of what is told', () => {
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
  describe('malformed', () => {
    it('Argo CD: one Application among good ones, in lists, alone and in streams', async () => {
      const opened = await stream();
      const name = 'checkout-api-aws-eks';
      const told = () =>
        toEvents(opened.text())
          .map(({ application }) => application)
          .filter(({ metadata }) => metadata.name === name);
      const before = told().length;
      await fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'malformed',
        name,
      });
      await waitUntil('it is told', () => told().length > before || undefined);
      const broken = {
        metadata: expect.objectContaining({ name }),
        status: 'unknown',
      };
      expect(told().at(-1)).toEqual(broken);
      const { items } = await (await argocd.get('/api/v1/applications')).json();
      expect(items).toContainEqual(broken);
      expect(
        items.filter((item: { status: unknown }) => item.status === 'unknown'),
      ).toHaveLength(1);
      expect(await argocd.find(name)).toEqual(broken);
      await fleet.control({ op: 'up', target: 'argocd' });
      await waitUntil('it is whole again', () =>
        typeof told().at(-1)?.status === 'object' ? true : undefined,
      );
      await expect(
        fleet.control({
          op: 'fault',
          target: 'argocd',
          fault: 'malformed',
          name: 'nope',
        }),
      ).rejects.toThrow("argocd has no Application 'nope'");
    });

    it('Kubernetes: one Flux object', async () => {
      const live = await watch();
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'malformed',
        name: 'inventory-api',
      });
      const event = await waitUntil('it is told', () =>
        toWatchEvents(live.text()).find(
          ({ object }) => object.metadata.name === 'inventory-api',
        ),
      );
      expect(event.object).toMatchObject({ status: 'unknown' });
      expect(event.object).not.toHaveProperty('spec');
      const { items } = await cluster.list();
      expect(
        items?.filter(({ spec }) => !spec).map(({ metadata }) => metadata.name),
      ).toEqual(['inventory-api']);
      await fleet.control({ op: 'up', target: 'azure-aks' });
      const whole = await cluster.list();
      expect(whole.items?.every(({ spec }) => spec)).toBe(true);
    });
  });

  describe('loseEvents', () => {
    it('Argo CD: the stream stays, the drift is never told, lists know it', async () => {
      const opened = await stream();
      const heard = opened.text();
      await fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'loseEvents',
      });
      await fleet.control({
        op: 'drift',
        service: 'user-service',
        cluster: 'aws-eks',
      });
      await argocd.until(
        'user-service-aws-eks',
        'OutOfSync',
        ({ status }) => status.sync.status === 'OutOfSync',
      );
      await fleet.control({ op: 'up', target: 'argocd' });
      await fleet.control({
        op: 'drift',
        service: 'user-service',
        cluster: 'gcp-gke',
      });
      const later = await waitUntil('what comes later is told', () => {
        const events = toEvents(opened.text().slice(heard.length));
        return events.length ? events : undefined;
      });
      expect(opened.ended()).toBe(false);
      expect(
        later.map(({ application }) => application.metadata.name),
      ).not.toContain('user-service-aws-eks');
      for (const each of ['aws-eks', 'gcp-gke']) {
        await fleet.control({
          op: 'heal',
          service: 'user-service',
          cluster: each,
        });
      }
    });

    it('Kubernetes: the same for a watch', async () => {
      const live = await watch();
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'loseEvents',
      });
      const before = (await cluster.list()).metadata.resourceVersion;
      await fleet.commit({
        message: 'Nobody hears of it',
        files: { 'notes.md': 'lost\n' },
      });
      const moved = await waitUntil('the cluster moved on', async () => {
        const { items } = await cluster.list();
        const versions = (items ?? []).map(({ metadata }) =>
          Number(metadata.resourceVersion),
        );
        return Math.max(...versions) > Number(before) || undefined;
      });
      expect(moved).toBe(true);
      // What happened before the fault may have been told after the watch began.
      expect(
        toWatchEvents(live.text()).filter(
          ({ object }) =>
            Number(object.metadata.resourceVersion) > Number(before),
        ),
      ).toEqual([]);
      expect(live.ended()).toBe(false);
    });
  });

  it('skew: what a target writes, and its Date header, are off', async () => {
    const offBy = (text: string | null | undefined) =>
      Math.round((Date.parse(String(text)) - Date.now()) / 60_000) + 0;
    for (const target of ['argocd', 'azure-aks'] as const) {
      await fleet.control({
        op: 'fault',
        target,
        fault: 'skew',
        minutes: target === 'argocd' ? 10 : -10,
      });
    }
    const application = await argocd.find('inventory-api-gcp-gke');
    expect(offBy(application?.status.reconciledAt)).toBe(10);
    const version = await argocd.get('/api/version');
    expect(offBy(version.headers.get('date'))).toBe(10);
    const versionOfCluster = await cluster.get('/version');
    expect(offBy(versionOfCluster.headers.get('date'))).toBe(-10);
    await fleet.control({ op: 'up', target: 'argocd' });
    const right = await argocd.get('/api/version');
    expect(offBy(right.headers.get('date'))).toBe(0);
  });

  it('churn: as many change as asked for, made first where they are missing', async () => {
    const opened = await stream();
    const before = toEvents(opened.text()).length;
    const says = await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'churn',
      count: 200,
    });
    expect(says).toMatch(
      /^Added \d+ Applications, churn-…, that nothing reconciles, then changed 200 Applications of argocd at once\.$/,
    );
    await waitUntil(
      'all are told',
      () => toEvents(opened.text()).length >= before + 200 || undefined,
    );
    const live = await watch();
    expect(
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'churn',
        count: 100,
      }),
    ).toContain('then changed 100 Kustomizations of azure-aks at once');
    await waitUntil(
      'all are told',
      () => toWatchEvents(live.text()).length >= 100 || undefined,
    );
    expect(
      await fleet.control({
        op: 'fault',
        target: 'azure-aks',
        fault: 'churn',
        count: 100,
      }),
    ).toBe('Changed 100 Kustomizations of azure-aks at once.');
    expect(fleet.faults()['azure-aks']).toEqual({ fault: 'none' });
    await expect(
      fleet.control({
        op: 'fault',
        target: 'argocd',
        fault: 'churn',
        count: 10_001,
      }),
    ).rejects.toThrow('count Number must be less than or equal to 10000');
  });
});
