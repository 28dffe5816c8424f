import { createWatchedCluster } from '../../testing/createWatchedCluster';
import { openWatch } from '../../testing/openWatch';
import { toKustomizationPath } from '../../testing/kustomizationPaths';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createApiServer, watches', () => {
  const scene = createWatchedCluster();

  it('without a version first tell everything, then what changes', async () => {
    const opened = await scene.watch('');
    await scene.cluster.until(async () => opened.events.length >= 5);
    const first = opened.events.slice(0, 5);
    expect(first.every(({ type }) => type === 'ADDED')).toBe(true);
    await scene.cluster.patch(toKustomizationPath('apps'), {
      spec: { suspend: true },
    });
    await scene.cluster.until(async () =>
      opened.events.some(
        ({ type, object }) =>
          type === 'MODIFIED' && object.spec?.suspend === true,
      ),
    );
  });

  it('from a version miss nothing that happened since', async () => {
    const from = await scene.readRevision();
    await scene.cluster.patch(toKustomizationPath('apps'), {
      spec: { suspend: true },
    });
    await scene.cluster.patch(toKustomizationPath('apps'), {
      spec: { suspend: false },
    });
    const opened = await scene.watch(`resourceVersion=${from}`);
    await scene.cluster.until(async () =>
      opened.events.some(({ object }) => object.spec?.suspend === false),
    );
    const versions = opened.events.map(({ object }) =>
      Number(object.metadata.resourceVersion),
    );
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.every(version => version > Number(from))).toBe(true);
    expect(opened.events.some(({ object }) => object.spec?.suspend)).toBe(true);
  });

  it('tell an object that no longer fits the selector as deleted', async () => {
    const opened = await scene.watch('labelSelector=team%3Da');
    const labelled = (team: string | null) =>
      scene.cluster.patch(toKustomizationPath('apps'), {
        metadata: { labels: { team } },
      });
    await labelled('a');
    await labelled(null);
    await scene.cluster.until(async () =>
      opened.events.some(({ type }) => type === 'DELETED'),
    );
    expect(opened.events[0].type).toBe('ADDED');
  });

  it('send bookmarks when asked for', async () => {
    const opened = await scene.watch(
      `allowWatchBookmarks=true&resourceVersion=${await scene.readRevision()}`,
    );
    const bookmark = await scene.cluster.until(async () =>
      opened.events.find(({ type }) => type === 'BOOKMARK'),
    );
    expect(bookmark.object).toEqual({
      kind: 'Kustomization',
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
    });
  });

  it('end the initial list with a bookmark when asked for initial events', async () => {
    const opened = await scene.watch(
      'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    );
    const end = await scene.cluster.until(async () =>
      opened.events.find(({ type }) => type === 'BOOKMARK'),
    );
    expect(end.object.metadata.annotations).toEqual({
      'k8s.io/initial-events-end': 'true',
    });
  });

  it('end with an ERROR of code 410 when compaction overtakes them', async () => {
    const opened = await scene.watch(
      `resourceVersion=${await scene.readRevision()}`,
    );
    scene.cluster.simulator.compact();
    await opened.ended;
    const last = opened.events[opened.events.length - 1];
    expect(last).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    const again = await scene.watch(
      `resourceVersion=${await scene.readRevision()}`,
    );
    expect(again.status).toBe(200);
  });

  it('from a version to come are open and silent', async () => {
    const opened = await scene.watch(
      'resourceVersion=99999999&timeoutSeconds=20',
    );
    expect(opened.status).toBe(200);
    await scene.cluster.patch(toKustomizationPath('apps'), {
      spec: { suspend: true },
    });
    await opened.ended;
    expect(opened.events).toEqual([]);
  });

  it('carry metadata only when asked so', async () => {
    const accept =
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
    const opened = await openWatch(
      scene.cluster,
      '/apis/apps/v1/deployments?watch=1',
      { accept },
    );
    scene.closeLater(opened);
    const { object } = await scene.cluster.until(async () => opened.events[0]);
    expect(object.kind).toBe('PartialObjectMetadata');
    expect(Object.keys(object).sort()).toEqual([
      'apiVersion',
      'kind',
      'metadata',
    ]);
  });
});
