import { openWatch, OpenWatch } from '../../testing/openWatch';
import { startTestCluster, TestCluster } from '../../testing/startTestCluster';
import { KubernetesObject } from '../objects/KubernetesObject';

const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
const one = (name: string) =>
  `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/${name}`;
const namesOf = (objects: KubernetesObject[]) =>
  objects.map(({ metadata }) => metadata.name);
const mergePatch = 'application/merge-patch+json';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createApiServer', () => {
  let cluster: TestCluster;
  let watches: OpenWatch[];
  beforeEach(async () => {
    cluster = await startTestCluster();
    watches = [];
    // `apps` is applied last, and nothing but the pace of retries moves afterwards.
    await cluster.until(async () => {
      const items = (await cluster.items(kustomizations)) ?? [];
      return (
        items.length === 5 &&
        items.every(({ status }) => status?.lastAppliedRevision)
      );
    });
  });
  afterEach(async () => {
    watches.forEach(watch => watch.close());
    await cluster.stop();
  });

  const watch = async (query: string, path = kustomizations) => {
    const opened = await openWatch(cluster, `${path}?watch=1&${query}`);
    watches.push(opened);
    return opened;
  };
  const revision = async () =>
    (await cluster.get(kustomizations)).metadata.resourceVersion;

  describe('lists', () => {
    it('page by page show one moment, whatever happens in between', async () => {
      const whole = await cluster.items(kustomizations);
      const first = await cluster.get(`${kustomizations}?limit=2`);
      await cluster.patch(one('inventory-api'), { spec: { suspend: true } });
      const pages = [first];
      for (let next = first; ; pages.push(next)) {
        const { continue: token } = next.metadata as { continue?: string };
        if (!token) break;
        next = await cluster.get(`${kustomizations}?limit=2&continue=${token}`);
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
      const first = await cluster.get(`${kustomizations}?limit=2`);
      const { continue: token } = first.metadata as unknown as {
        continue: string;
      };
      cluster.simulator.compact();
      const expired = await cluster.request(
        `${kustomizations}?limit=2&continue=${token}`,
      );
      expect(expired.status).toBe(410);
      expect(expired.body).toMatchObject({ code: 410, reason: 'Expired' });
      const { metadata } = expired.body as { metadata: { continue: string } };
      const rest = await cluster.items(
        `${kustomizations}?limit=9&continue=${metadata.continue}`,
      );
      expect(rest).toHaveLength(3);
    });

    it('of one namespace, by labels, by fields', async () => {
      const list = async (query: string) => namesOf(await cluster.items(query));
      expect(
        await list(
          '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/elsewhere/kustomizations',
        ),
      ).toEqual([]);
      const label = 'kustomize.toolkit.fluxcd.io%2Fname';
      const by = (selector: string) =>
        list(`${kustomizations}?labelSelector=${selector}`);
      expect(await by(`${label}%3Dapps`)).toEqual(['inventory-api']);
      expect(await by(`${label}%20in%20(apps,nothing)`)).toEqual([
        'inventory-api',
      ]);
      expect(await by(`${label}!%3Dapps`)).not.toContain('inventory-api');
      expect(await by(`!${label}`)).toEqual([]);
      expect(
        await list(`${kustomizations}?fieldSelector=metadata.name%3Dapps`),
      ).toEqual(['apps']);
      const bad = await cluster.request(
        `${kustomizations}?labelSelector=%3D%3D`,
      );
      expect(bad.status).toBe(400);
    });

    it('strip kind and apiVersion from built-in kinds only', async () => {
      const [deployment] = await cluster.items('/apis/apps/v1/deployments');
      expect(deployment).not.toHaveProperty('kind');
      const [kustomization] = await cluster.items(kustomizations);
      expect(kustomization).toHaveProperty('kind', 'Kustomization');
    });

    it('from a version to come end in 504, from what is no version in 500', async () => {
      const from = (version: string) =>
        cluster.request(`${kustomizations}?resourceVersion=${version}`);
      expect((await from('99999999')).status).toBe(504);
      expect((await from('soon')).status).toBe(500);
    });
  });

  describe('watches', () => {
    it('without a version first tell everything, then what changes', async () => {
      const opened = await watch('');
      await cluster.until(async () => opened.events.length >= 5);
      const first = opened.events.slice(0, 5);
      expect(first.every(({ type }) => type === 'ADDED')).toBe(true);
      await cluster.patch(one('apps'), { spec: { suspend: true } });
      await cluster.until(async () =>
        opened.events.some(
          ({ type, object }) =>
            type === 'MODIFIED' && object.spec?.suspend === true,
        ),
      );
    });

    it('from a version miss nothing that happened since', async () => {
      const from = await revision();
      await cluster.patch(one('apps'), { spec: { suspend: true } });
      await cluster.patch(one('apps'), { spec: { suspend: false } });
      const opened = await watch(`resourceVersion=${from}`);
      await cluster.until(async () =>
        opened.events.some(({ object }) => object.spec?.suspend === false),
      );
      const versions = opened.events.map(({ object }) =>
        Number(object.metadata.resourceVersion),
      );
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      expect(versions.every(version => version > Number(from))).toBe(true);
      expect(opened.events.some(({ object }) => object.spec?.suspend)).toBe(
        true,
      );
    });

    it('tell an object that no longer fits the selector as deleted', async () => {
      const opened = await watch('labelSelector=team%3Da');
      const labelled = (team: string | null) =>
        cluster.patch(one('apps'), { metadata: { labels: { team } } });
      await labelled('a');
      await labelled(null);
      await cluster.until(async () =>
        opened.events.some(({ type }) => type === 'DELETED'),
      );
      expect(opened.events[0].type).toBe('ADDED');
    });

    it('send bookmarks when asked for', async () => {
      const opened = await watch(
        `allowWatchBookmarks=true&resourceVersion=${await revision()}`,
      );
      const bookmark = await cluster.until(async () =>
        opened.events.find(({ type }) => type === 'BOOKMARK'),
      );
      expect(bookmark.object).toEqual({
        kind: 'Kustomization',
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      });
    });

    it('end the initial list with a bookmark when asked for initial events', async () => {
      const opened = await watch(
        'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
      );
      const end = await cluster.until(async () =>
        opened.events.find(({ type }) => type === 'BOOKMARK'),
      );
      expect(end.object.metadata.annotations).toEqual({
        'k8s.io/initial-events-end': 'true',
      });
    });

    it('end with an ERROR of code 410 when compaction overtakes them', async () => {
      const opened = await watch(`resourceVersion=${await revision()}`);
      cluster.simulator.compact();
      await opened.ended;
      const last = opened.events[opened.events.length - 1];
      expect(last).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
      const again = await watch(`resourceVersion=${await revision()}`);
      expect(again.status).toBe(200);
    });

    it('from a version to come are open and silent', async () => {
      const opened = await watch('resourceVersion=99999999&timeoutSeconds=20');
      expect(opened.status).toBe(200);
      await cluster.patch(one('apps'), { spec: { suspend: true } });
      await opened.ended;
      expect(opened.events).toEqual([]);
    });

    it('carry metadata only when asked so', async () => {
      const accept =
        'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
      const opened = await openWatch(
        cluster,
        '/apis/apps/v1/deployments?watch=1',
        { accept },
      );
      watches.push(opened);
      const { object } = await cluster.until(async () => opened.events[0]);
      expect(object.kind).toBe('PartialObjectMetadata');
      expect(Object.keys(object).sort()).toEqual([
        'apiVersion',
        'kind',
        'metadata',
      ]);
    });
  });

  describe('patches', () => {
    const send = (contentType: string | undefined, body = '{}') =>
      cluster.request(`${one('apps')}?fieldManager=flux-client-side-apply`, {
        method: 'PATCH',
        body,
        headers: contentType ? { 'content-type': contentType } : {},
      });

    it('take merge patches, with or without a charset, and nothing else', async () => {
      expect((await send(mergePatch)).status).toBe(200);
      expect((await send(`${mergePatch}; charset=utf-8`)).status).toBe(200);
      for (const type of [
        'application/json',
        'application/strategic-merge-patch+json',
      ])
        expect((await send(type)).status).toBe(415);
      expect((await send(mergePatch, '{')).status).toBe(400);
      expect((await send(mergePatch, '[]')).status).toBe(400);
      const wrong = JSON.stringify({ spec: { suspend: 'yes' } });
      expect((await send(mergePatch, wrong)).status).toBe(422);
      const stale = JSON.stringify({ metadata: { resourceVersion: '1' } });
      expect((await send(mergePatch, stale)).status).toBe(409);
    });

    it('count the generation up for a changed spec only, and name the manager', async () => {
      const before = await cluster.get(one('apps'));
      const annotated = await cluster.patch(
        `${one('apps')}?fieldManager=flux-client-side-apply`,
        { metadata: { annotations: { note: 'x' } } },
      );
      expect(annotated.metadata.generation).toBe(before.metadata.generation);
      const suspended = await cluster.patch(
        `${one('apps')}?fieldManager=flux-client-side-apply`,
        { spec: { suspend: true }, status: { lastAppliedRevision: 'x' } },
      );
      expect(suspended.metadata.generation).toBe(
        Number(before.metadata.generation) + 1,
      );
      expect(suspended.status?.lastAppliedRevision).not.toBe('x');
      expect(suspended.metadata.managedFields).toContainEqual(
        expect.objectContaining({
          manager: 'flux-client-side-apply',
          operation: 'Update',
          fieldsV1: {
            'f:metadata': { 'f:annotations': { 'f:note': {} } },
            'f:spec': { 'f:suspend': {} },
          },
        }),
      );
    });

    it('of a suspended object are acknowledged without reconciling', async () => {
      await cluster.patch(one('inventory-api'), { spec: { suspend: true } });
      const before = await cluster.until(async () => {
        const object = await cluster.get(one('inventory-api'));
        return (
          object.status?.observedGeneration === object.metadata.generation &&
          !JSON.stringify(object.status).includes('Reconciling') &&
          object
        );
      });
      await cluster.patch(one('inventory-api'), {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' },
        },
      });
      const after = await cluster.until(async () => {
        const object = await cluster.get(one('inventory-api'));
        return object.status?.lastHandledReconcileAt === 'now' && object;
      });
      expect(after.status).toEqual({
        ...before.status,
        lastHandledReconcileAt: 'now',
      });
      const resumed = await cluster.patch(one('inventory-api'), {
        spec: { suspend: false },
      });
      await cluster.until(async () => {
        const { status } = await cluster.get(one('inventory-api'));
        return (
          status?.observedGeneration === resumed.metadata.generation &&
          JSON.stringify(status?.history) !==
            JSON.stringify(before.status?.history)
        );
      });
    });
  });

  describe('doors', () => {
    it('answer 401 to a wrong token, 403 to none, and tell their version to everyone', async () => {
      const as = (authorization: string, path: string) =>
        cluster.request(path, { headers: { authorization } });
      expect((await as('Bearer wrong', kustomizations)).status).toBe(401);
      const anonymous = await as('', kustomizations);
      expect(anonymous.status).toBe(403);
      expect(anonymous.body).toMatchObject({
        message:
          'kustomizations.kustomize.toolkit.fluxcd.io is forbidden: User "system:anonymous" cannot list resource "kustomizations" in API group "kustomize.toolkit.fluxcd.io" at the cluster scope',
      });
      expect((await as('', '/apis')).body).toMatchObject({
        code: 403,
        message: 'forbidden: User "system:anonymous" cannot get path "/apis"',
      });
      expect((await as('', '/version')).status).toBe(200);
      expect((await as('', '/readyz')).text).toBe('ok');
    });

    it('tell which kinds there are, in both ways', async () => {
      const groups = (await cluster.get('/apis')) as unknown as {
        groups: { name: string }[];
      };
      expect(groups.groups.map(({ name }) => name)).toContain(
        'helm.toolkit.fluxcd.io',
      );
      expect(
        await cluster.get('/apis/source.toolkit.fluxcd.io/v1'),
      ).toMatchObject({
        kind: 'APIResourceList',
        resources: expect.arrayContaining([
          expect.objectContaining({
            name: 'gitrepositories',
            kind: 'GitRepository',
          }),
        ]),
      });
      expect(await cluster.get('/api')).toMatchObject({ versions: ['v1'] });
      expect(await cluster.get('/api/v1')).toMatchObject({
        groupVersion: 'v1',
      });
    });

    it('answer 404 for what is not there and 405 for what nobody may do here', async () => {
      for (const path of ['/apis/none', '/nothing', '/api/v1/unknowns', '/%']) {
        const answer = await cluster.request(path);
        expect(answer.status).toBe(404);
        expect(answer.text).toBe('404 page not found\n');
      }
      expect((await cluster.request(one('absent'))).body).toMatchObject({
        code: 404,
        details: { name: 'absent' },
      });
      const deleted = await cluster.request(one('apps'), { method: 'DELETE' });
      expect(deleted.status).toBe(405);
    });
  });

  it('ends every watch and every pause when it stops', async () => {
    const opened = await watch('');
    cluster.simulator.stop();
    await opened.ended;
    const head = cluster.repository.commit({ 'README.md': 'Hello' });
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    const { text } = await cluster.request(kustomizations);
    expect(text).not.toContain(head);
  });
});
