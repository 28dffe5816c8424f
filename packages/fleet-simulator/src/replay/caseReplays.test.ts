import { readRecording } from '@backstage-gitops/recordings';
import { Fleet } from '../Fleet';
import { Json } from '../Json';
import { startFleet } from '../startFleet';
import { createArgocdReader } from '../testing/createArgocdReader';
import { waitUntil } from '../testing/waitUntil';
import { compareShapes } from './compareShapes';

jest.setTimeout(120_000);

// kubectl's own note of what was applied, and who owns which field.
const byHand = [
  'missing .metadata.annotations',
  'missing .metadata.managedFields',
];

// A dry run was running when it was patched; health of resources was recorded once with it and once without.
const atRandom = /operation|resources\[\]\.health/;

const STOREFRONT = 'storefront-aws-eks';

// The recorded Application of the Rollout was made and synced by a person, from plain manifests; the fleet's is
// made by a set, from a chart, and syncs by itself.
const bySet = [
  'invented .metadata.finalizers',
  'invented .metadata.ownerReferences',
  'invented .spec.source.helm',
  'invented .spec.syncPolicy.automated',
  'invented .spec.syncPolicy.retry',
  'invented .status.history[].initiatedBy.automated',
  'invented .status.history[].source.helm',
  'invented .status.operationState.operation.initiatedBy.automated',
  'invented .status.operationState.operation.retry.backoff',
  'invented .status.operationState.operation.retry.limit',
  'invented .status.operationState.operation.sync.prune',
  'invented .status.operationState.operation.sync.source.helm',
  'invented .status.operationState.syncResult.source.helm',
  'invented .status.summary.externalURLs',
  'invented .status.sync.comparedTo.source.helm',
  'missing .metadata.managedFields',
  'missing .status.history[].initiatedBy.username',
  'missing .status.operationState.operation.initiatedBy.username',
];

/** Words in recorded requests about the recorded Rollout, and what the fleet calls them. */
const storefront: [string, string][] = [
  ['/shop/', `/${STOREFRONT}/`],
  ['/shop?', `/${STOREFRONT}?`],
  ['=cases', '=services'],
  ['=shop', '=storefront'],
];

describe('recordings of Applications that only people sync, and of a Rollout', () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    await fleet.control({ op: 'twins', cluster: 'aws-eks' });
    await createArgocdReader(fleet).until('drift', 'compared', ({ status }) =>
      Boolean(status.health.status),
    );
  });

  afterAll(() => fleet.stop());

  const send = async (
    name: string,
    options: {
      translate?: [string, string][];
      body?: Record<string, string>;
    } = {},
  ) => {
    const { request, response: recorded } = readRecording('argocd', name);
    const path = (options.translate ?? []).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      request.path,
    );
    const body =
      request.body === null || request.body === undefined
        ? {}
        : {
            body: JSON.stringify({
              ...(request.body as object),
              ...options.body,
            }),
          };
    const response = await fetch(`${fleet.argocdUrl}${path}`, {
      method: request.method,
      headers: {
        ...request.headers,
        authorization: `Bearer ${fleet.argocdToken}`,
      },
      ...body,
    });
    const text = await response.text();
    expect([name, response.status]).toEqual([name, recorded.status]);
    expect(response.headers.get('content-type')).toBe(
      recorded.headers['content-type'],
    );
    return { recorded: recorded.body as Json, text };
  };
  const differences = async (
    name: string,
    options?: Parameters<typeof send>[1],
  ) => {
    const { recorded, text } = await send(name, options);
    return compareShapes(recorded, JSON.parse(text)).sort();
  };
  const lineDifferences = async (
    name: string,
    translate: [string, string][],
  ) => {
    const { recorded, text } = await send(name, { translate });
    const toLines = (body: string): Json =>
      body
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
    return compareShapes(toLines(String(recorded)), toLines(text));
  };
  /** Of the first events of a stream that goes on: headers, how they are framed, and their shape. */
  const streamDifferences = async (
    name: string,
    translate: [string, string][],
  ) => {
    const { request, response: recorded } = readRecording('argocd', name);
    const path = translate.reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      request.path,
    );
    const stop = new AbortController();
    const response = await fetch(`${fleet.argocdUrl}${path}`, {
      headers: {
        ...request.headers,
        authorization: `Bearer ${fleet.argocdToken}`,
      },
      signal: stop.signal,
    });
    expect([name, response.status]).toEqual([name, recorded.status]);
    for (const header of ['content-type', 'transfer-encoding']) {
      expect([name, response.headers.get(header)]).toEqual([
        name,
        recorded.headers[header],
      ]);
    }
    const isServerSent = recorded.headers['content-type'].includes('stream');
    const frame = isServerSent ? /^data: (.*?)\s*$/ : /^(.*)$/;
    const toEvents = (text: string): Json =>
      text.split('\n').flatMap(line => {
        const [, event] = frame.exec(line) ?? [];
        return event ? [JSON.parse(event)] : [];
      });
    const texts = recorded.chunks?.flatMap(({ text }) => text ?? []) ?? [];
    const end = texts.join('').slice(-2);
    let answered = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      answered += decoder.decode(chunk, { stream: true });
      if (answered.endsWith(end)) break;
    }
    stop.abort();
    return compareShapes(toEvents(texts.join('')), toEvents(answered));
  };
  const idle = (name = 'drift') =>
    createArgocdReader(fleet).until(
      name,
      'idle',
      ({ operation, status }) =>
        !operation && status.operationState?.finishedAt !== undefined,
    );

  it('a sync, its dry run, a rollback, patches, and twins in two namespaces', async () => {
    expect(await differences('sync')).toEqual(byHand);
    expect(await differences('sync-any-namespace')).toEqual(byHand);
    await idle();
    expect(
      await waitUntil('synced', async () => {
        const found = await differences('get-same-name-default-namespace');
        return found.length <= byHand.length ? found : undefined;
      }),
    ).toEqual(byHand);
    // Recorded in the middle of a rollout, before any pod had a node.
    expect(await differences('resource-tree-drifted')).toEqual([
      'invented .hosts',
      'missing .nodes[].health.message',
    ]);
    expect(await differences('managed-resources-drifted')).toEqual([
      'missing .items[].modified',
    ]);
    expect(
      await differences('resource-secret', {
        translate: [['/multi/', '/drift/']],
      }),
    ).toEqual([]);
    expect(await differences('resource-action-restart')).toEqual([]);
    await createArgocdReader(fleet).until(
      'drift',
      'Healthy',
      ({ status }) => status.health.status === 'Healthy',
    );
    expect(await differences('sync-selective')).toEqual(byHand);
    await idle();
    expect(await differences('rollback')).toEqual(byHand);
    await idle();
    expect(
      (await differences('patch-auto-sync')).filter(
        line => !byHand.includes(line) && !atRandom.test(line),
      ),
    ).toEqual([]);
    await idle();
    expect(
      (await differences('patch-auto-sync-off')).filter(
        line => !byHand.includes(line) && !atRandom.test(line),
      ),
    ).toEqual([]);
  });

  it('a sync window that denies', async () => {
    const multi: [string, string][] = [['/multi/', '/drift/']];
    const window = (deny: 'everything' | 'nothing') =>
      fleet.control({ op: 'window', project: 'cases', deny });
    await window('everything');
    expect(
      await differences('sync-window-denied', { translate: multi }),
    ).toEqual([]);
    expect(
      await differences('syncwindows-denied', { translate: multi }),
    ).toEqual([]);
    await window('nothing');
  });

  it('a Rollout that pauses, is resumed and aborted', async () => {
    const argocd = createArgocdReader(fleet);
    const until = (health: string) =>
      argocd.until(
        STOREFRONT,
        health,
        ({ status }) => status.health.status === health,
      );
    const version = (tag: string) =>
      fleet.control({
        op: 'version',
        service: 'storefront',
        cluster: 'aws-eks',
        version: tag,
      });
    const body = {
      name: STOREFRONT,
      project: 'services',
      namespace: 'storefront',
      resourceName: 'storefront',
    };
    await version('3.3.0');
    await until('Suspended');
    expect(
      await differences('get-rollout-paused', { translate: storefront }),
    ).toEqual(bySet);
    expect(
      await differences('resource-tree-rollout', { translate: storefront }),
    ).toEqual([
      'invented .nodes[].networkingInfo.externalURLs',
      'invented .nodes[].networkingInfo.ingress',
      'invented .nodes[].networkingInfo.targetLabels',
      'invented .nodes[].networkingInfo.targetRefs',
    ]);
    expect(
      await differences('resource-actions-rollout', { translate: storefront }),
    ).toEqual([]);
    expect(
      await differences('resource-action-resume', {
        translate: storefront,
        body,
      }),
    ).toEqual([]);
    await until('Healthy');
    expect(
      await differences('get-rollout-healthy', { translate: storefront }),
      // Of its ExternalSecret, which the recorded one has not.
    ).toEqual([...bySet, 'invented .status.resources[].health.message'].sort());
    await version('3.4.0');
    await until('Suspended');
    expect(
      await differences('resource-action-abort', {
        translate: storefront,
        body,
      }),
    ).toEqual([]);
    await until('Degraded');
    expect(
      await differences('get-rollout-degraded', { translate: storefront }),
    ).toEqual(bySet);
    await fleet.control({
      op: 'breakSecret',
      service: 'storefront',
      cluster: 'aws-eks',
    });
    const broken = await argocd.until(STOREFRONT, 'without its secret', each =>
      Boolean(
        each.status.resources?.some(
          ({ kind, health }) =>
            kind === 'ExternalSecret' && health?.status === 'Degraded',
        ),
      ),
    );
    expect(broken.status.health.status).toBe('Degraded');
  });

  it('logs of a workload, of a pod, filtered, and of no container', async () => {
    const tree = await createArgocdReader(fleet).get(
      '/api/v1/applications/checkout-api-aws-eks/resource-tree?appNamespace=argocd&project=services',
    );
    const { nodes } = await tree.json();
    const pod = nodes.find(({ kind }: { kind: string }) => kind === 'Pod');
    const names: [string, string][] = [
      ['checkout-api-7f89f4f885-7mk9q', pod.name],
    ];
    for (const name of ['logs', 'logs-pod', 'logs-filter']) {
      expect([name, await lineDifferences(name, names)]).toEqual([name, []]);
    }
    expect(await lineDifferences('logs-missing-container', names)).toEqual([]);
    expect(await differences('resource-pod', { translate: names })).toEqual([]);
    expect(await differences('restart')).toEqual([]);
    expect(await differences('events')).toEqual([
      'missing .items[].metadata.managedFields',
    ]);
    for (const name of [
      'stream-resource-tree',
      'logs-follow',
      'logs-follow-ndjson',
    ]) {
      expect([name, ...(await streamDifferences(name, names))]).toEqual([name]);
    }
  });
});
