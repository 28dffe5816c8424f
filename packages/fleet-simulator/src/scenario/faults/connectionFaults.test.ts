import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { createArgocdReader } from '../../testing/createArgocdReader';
import {
  createClusterReader,
  toWatchEvents,
} from '../../testing/createClusterReader';
import { openStream, OpenStream } from '../../testing/openStream';
import { requestOnce } from '../../testing/requestOnce';
import { waitUntil } from '../../testing/waitUntil';

jest.setTimeout(60_000);

const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';

const targets = ['argocd', 'git', 'azure-aks'];

describe('faults of connections, each target on ports of its own', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;
  let cluster: ReturnType<typeof createClusterReader>;
  const open: OpenStream[] = [];

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20, ownPorts: true });
    argocd = createArgocdReader(fleet);
    cluster = createClusterReader(fleet);
    await cluster.untilDelivered();
  });

  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    for (const target of targets) await fleet.control({ op: 'up', target });
  });

  afterAll(() => fleet.stop());

  // Every call on a connection of its own, as after a while of nothing.
  const call = async (target: string, path = '/version') => {
    const stream = await openStream(`${fleet.urlOf(target)}${path}`, {
      authorization: `Bearer ${
        target === 'argocd' ? fleet.argocdToken : fleet.kubernetesToken
      }`,
    });
    open.push(stream);
    return stream;
  };
  const versionNow = async () => {
    const { text } = await requestOnce(
      `${fleet.urlOf('azure-aks')}${kustomizations}?limit=1`,
      { headers: { authorization: `Bearer ${fleet.kubernetesToken}` } },
    );
    return JSON.parse(text).metadata.resourceVersion as string;
  };
  const openEvents = async (target: string) => {
    const stream =
      target === 'argocd'
        ? await argocd.stream()
        : await cluster.watch(await versionNow());
    open.push(stream);
    await waitUntil('the stream has begun', () => stream.response());
    return stream;
  };
  const ended = (stream: OpenStream) =>
    waitUntil('it is over', () => stream.ended() || undefined);
  const answered = (stream: OpenStream) =>
    waitUntil('it is answered', () => stream.response()?.statusCode);
  // Connections of their own, so that none comes from a pool and is dead already.
  const codeOf = async (url: string, options: { ca?: string } = {}) => {
    const { status, code } = await requestOnce(url, options);
    return code ?? String(status);
  };
  const isWell = async (target: string) =>
    Number(await codeOf(fleet.urlOf(target))) > 199;

  it.each(targets)(
    '%s answers on a port of its own, also over TLS',
    async target => {
      const urls = targets.map(each => fleet.urlOf(each));
      expect(new Set(urls).size).toBe(3);
      expect(await answered(await call(target, '/nothing'))).toBeGreaterThan(
        199,
      );
      const code = await codeOf(`${fleet.tlsUrlOf(target)}/nothing`, {
        ca: fleet.certificateAuthority,
      });
      expect(code).toMatch(/^\d+$/);
    },
  );

  it.each(targets)(
    'refuse: ECONNREFUSED from %s, on the same port again after up',
    async target => {
      const url = fleet.urlOf(target);
      const idle = target === 'git' ? undefined : await openEvents(target);
      await fleet.control({ op: 'fault', target, fault: 'refuse' });
      if (idle) await ended(idle);
      expect(await codeOf(url)).toBe('ECONNREFUSED');
      expect(await codeOf(fleet.tlsUrlOf(target))).toBe('ECONNREFUSED');
      expect(fleet.faults()[target]).toEqual({ fault: 'refuse' });
      // The shared port answers for it no more than its own.
      const path = target === 'azure-aks' ? 'clusters/azure-aks' : target;
      expect(await codeOf(`${fleet.url}/${path}/`)).toBe('ECONNRESET');
      await fleet.control({ op: 'up', target });
      expect(fleet.urlOf(target)).toBe(url);
      expect(await answered(await call(target))).toBeGreaterThan(199);
      expect(fleet.faults()[target]).toEqual({ fault: 'none' });
    },
  );

  it.each(['argocd', 'azure-aks'])(
    'halfOpen: %s goes silent without a goodbye, new requests too; up lets new connections work, old ones stay dead',
    async target => {
      const stream = await openEvents(target);
      await fleet.control({ op: 'fault', target, fault: 'halfOpen' });
      const late = await call(target);
      // What was under way when it began has come by now.
      await sleep(300);
      const heard = stream.text();
      await fleet.commit({
        message: 'Something happens',
        files: { 'notes.md': `${target}\n` },
      });
      await fleet.control({
        op: 'drift',
        service: 'inventory-api',
        cluster: target === 'argocd' ? 'gcp-gke' : 'azure-aks',
      });
      await sleep(300);
      expect(stream.text()).toBe(heard);
      expect([stream.ended(), late.ended(), late.response()]).toEqual([
        false,
        false,
        undefined,
      ]);
      await fleet.control({ op: 'up', target });
      expect(await answered(await call(target))).toBeGreaterThan(199);
      expect(stream.text()).toBe(heard);
      expect([stream.ended(), late.ended()]).toEqual([false, false]);
    },
  );

  it.each(['argocd', 'azure-aks'])(
    'hang: %s takes the request and answers it after up',
    async target => {
      await fleet.control({ op: 'fault', target, fault: 'hang' });
      const before = fleet.requestCounts()[target];
      const late = await call(target);
      await waitUntil(
        'it is taken',
        () => fleet.requestCounts()[target] === before + 1 || undefined,
      );
      expect(late.response()).toBeUndefined();
      await fleet.control({ op: 'up', target });
      expect(await answered(late)).toBeGreaterThan(199);
    },
  );

  it.each(['argocd', 'azure-aks'])(
    'cut: streams of %s are reset, once',
    async target => {
      const stream = await openEvents(target);
      await fleet.control({ op: 'fault', target, fault: 'cut' });
      await ended(stream);
      expect(fleet.faults()[target]).toEqual({ fault: 'none' });
      expect((await openEvents(target)).ended()).toBe(false);
    },
  );

  it('cutMidEvent: server-sent events end inside one, as if all were said', async () => {
    const stream = await openEvents('argocd');
    const frames = () => stream.text().split('\n\n');
    await waitUntil('events came', () => frames().length > 2 || undefined);
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'cutMidEvent',
    });
    await ended(stream);
    const last = stream.text().split('\n').at(-1) ?? '';
    expect(last).toMatch(/^data: \{"result":/);
    expect(() => JSON.parse(last.slice('data: '.length))).toThrow();
    expect(stream.response()?.complete).toBe(true);
    // A new one ends inside its first.
    const next = await openEvents('argocd');
    await ended(next);
    expect(next.text()).toMatch(/^data: \{/);
    expect(next.text()).not.toContain('\n');
    await fleet.control({ op: 'up', target: 'argocd' });
    const good = await openEvents('argocd');
    expect(good.ended()).toBe(false);
  });

  it('cutMidEvent: a watch ends inside a line', async () => {
    const version = await versionNow();
    const live = await cluster.watch(version);
    open.push(live);
    await waitUntil('it is open', () => live.response());
    await fleet.control({
      op: 'fault',
      target: 'azure-aks',
      fault: 'cutMidEvent',
    });
    await fleet.commit({
      message: 'Another revision',
      files: { 'notes.md': 'for the watch\n' },
    });
    await ended(live);
    const last = live.text().split('\n').at(-1) ?? '';
    expect(last).toMatch(/^\{"type":"/);
    expect(() => JSON.parse(last)).toThrow();
    expect(toWatchEvents(live.text())).toEqual([]);
  });

  it('drip: bytes arrive a few at a time, and the rest at once after up', async () => {
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'drip',
      bytes: 3,
      everyMs: 10,
    });
    const slow = await call('argocd', '/api/v1/applications');
    const lengths = new Set<number>();
    await waitUntil('some bytes came', () => {
      lengths.add(slow.text().length);
      return lengths.size > 3 || undefined;
    });
    expect(Math.max(...lengths)).toBeLessThan(1000);
    await fleet.control({ op: 'up', target: 'argocd' });
    await ended(slow);
    expect(JSON.parse(slow.text()).items.length).toBeGreaterThan(3);
  });

  it('certificate: the TLS port shows one that nobody trusts, to open connections too', async () => {
    const url = `${fleet.tlsUrlOf('argocd')}/api/version`;
    const options = { ca: fleet.certificateAuthority };
    expect(await codeOf(url, options)).toBe('200');
    expect(await codeOf(url)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'certificate',
    });
    expect(await codeOf(url, options)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await isWell('argocd')).toBe(true);
    await fleet.control({ op: 'up', target: 'argocd' });
    expect(await codeOf(url, options)).toBe('200');
  });

  it('flap: down and up by turns, then up for good', async () => {
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'flap',
      times: 3,
      everyMs: 60,
    });
    const seen = new Set<boolean>();
    await waitUntil('it was down and up', async () => {
      seen.add((await codeOf(fleet.urlOf('argocd'))) === 'ECONNREFUSED');
      return seen.size === 2 || undefined;
    });
    await waitUntil(
      'it has ended',
      () => fleet.faults().argocd.fault === 'none' || undefined,
    );
    expect(await isWell('argocd')).toBe(true);
  });

  it('flap: up ends it early', async () => {
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'flap',
      times: 1000,
      everyMs: 600_000,
    });
    await waitUntil('it is down', async () =>
      (await isWell('argocd')) ? undefined : true,
    );
    await fleet.control({ op: 'up', target: 'argocd' });
    expect(await isWell('argocd')).toBe(true);
  });

  it('one fault at a time: the next one ends the one before', async () => {
    await fleet.control({ op: 'fault', target: 'argocd', fault: 'refuse' });
    await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'serverError',
    });
    const list = `${fleet.urlOf('argocd')}/api/v1/applications`;
    expect(await codeOf(list)).toBe('500');
    await fleet.control({ op: 'fault', target: 'argocd', fault: 'hang' });
    await fleet.control({ op: 'up', target: 'argocd' });
    // There is no token: it is Argo CD itself that says so.
    expect(await codeOf(list)).toBe('401');
  });
});
