import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createTestDetails } from '../__testUtils__/createTestDetails';
import { readRecordedDeployment } from '../__testUtils__/readRecordedDeployment';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';

const server = setupServer();
registerMswTestHooks(server);

const { signal } = new AbortController();
const details = createTestDetails();
const api = `${recordedUrl}/api/v1/applications`;

function find(nodes: ResourceNode[], kind: string, name?: string) {
  const found = nodes.find(
    ({ ref }) => ref.kind === kind && (!name || ref.name === name),
  );
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}

/** An object of a recorded list, as `GET …/resource` sends it. */
function sendObject(object: unknown) {
  return HttpResponse.json({ manifest: JSON.stringify(object) });
}

describe('readResources', () => {
  it('has the tree down to the Pods, top first, with sync, health, readiness and revisions', async () => {
    server.use(
      replayRecording('resource-tree-pods'),
      replayRecording('get'),
      replayRecording('resource'),
    );
    const { nodes, problems } = await details.readResources(
      readRecordedDeployment('get'),
      { signal },
    );
    expect(problems).toEqual([]);
    expect(nodes.map(({ ref }) => ref.kind)).toEqual([
      'Service',
      'Deployment',
      'ReplicaSet',
      'ReplicaSet',
      ...Array(6).fill('Pod'),
    ]);
    const deployment = find(nodes, 'Deployment');
    expect(deployment).toMatchObject({
      id: 'apps:Deployment:payments:checkout-api',
      managed: true,
      sync: 'Synced',
      health: 'Healthy',
      parents: [],
      specifics: { type: 'workload', desired: 3, ready: 3, revision: '2' },
      conditions: ['Available', 'Progressing'].map(type =>
        expect.objectContaining({ type, status: 'True' }),
      ),
    });
    const replicaSet = find(nodes, 'ReplicaSet', 'checkout-api-7f89f4f885');
    expect(replicaSet).toMatchObject({
      managed: false,
      parents: [deployment.id],
      specifics: { type: 'workload', ready: 6, revision: '2' },
    });
    expect(replicaSet).not.toHaveProperty('sync');
    expect(find(nodes, 'Pod')).toMatchObject({
      parents: [replicaSet.id],
      images: ['ghcr.io/org/checkout-api:1.5.0'],
      specifics: {
        type: 'pod',
        status: 'Running',
        ready: 1,
        total: 1,
        restarts: 0,
        node: 'node-1',
      },
    });
  });

  it('tells how far a paused Rollout is, from the object itself', async () => {
    const rollout = readRecording('kubernetes', 'rollout-paused').response.body;
    server.use(
      replayRecording('resource-tree-rollout'),
      replayRecording('get-rollout-paused'),
      http.get(`${api}/shop/resource`, () => sendObject(rollout)),
    );
    const { nodes, problems } = await details.readResources(
      readRecordedDeployment('get-rollout-paused'),
      { signal },
    );
    expect(problems).toEqual([]);
    expect(find(nodes, 'Rollout')).toMatchObject({
      health: 'Suspended',
      message: 'CanaryPauseStep',
      specifics: {
        type: 'rollout',
        phase: 'Paused',
        strategy: 'canary',
        step: 2,
        steps: 5,
        weight: 20,
        pausedSince: '2026-11-23T01:32:22Z',
        analysisRuns: [{ name: 'shop-566d9bd5df-2-1', phase: 'Successful' }],
      },
    });
  });

  it('explains an ExternalSecret that fails by its Events', async () => {
    const { items } = readRecording('kubernetes', 'list-externalsecrets')
      .response.body as { items: { metadata: { name: string } }[] };
    const failing = items.find(
      ({ metadata }) => metadata.name === 'missing-key',
    );
    const events = readRecording('kubernetes', 'events-externalsecret').response
      .body as { items: { involvedObject: { name: string } }[] };
    const asked: URLSearchParams[] = [];
    server.use(
      replayRecording('get-synced', { path: '/api/v1/applications/drift' }),
      http.get(`${api}/drift/resource-tree`, () =>
        HttpResponse.json({
          nodes: [
            {
              group: 'external-secrets.io',
              version: 'v1',
              kind: 'ExternalSecret',
              namespace: 'team-a',
              name: 'missing-key',
              uid: '96f3bba3-fd16-4186-91a6-98abded3acab',
            },
          ],
        }),
      ),
      http.get(`${api}/drift/resource`, () => sendObject(failing)),
      http.get(`${api}/drift/events`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return HttpResponse.json({
          ...events,
          items: events.items.filter(
            ({ involvedObject }) => involvedObject.name === 'missing-key',
          ),
        });
      }),
    );
    const { nodes } = await details.readResources(
      readRecordedDeployment('get-synced'),
      { signal },
    );
    expect(find(nodes, 'ExternalSecret').specifics).toEqual({
      type: 'externalSecret',
      synced: false,
      store: { kind: 'ClusterSecretStore', name: 'vault-backend' },
      target: 'missing-key',
      error: expect.stringContaining('Secret does not exist'),
    });
    // By uid, or Argo CD does not find it (recordings, `events-pod`).
    expect(Object.fromEntries(asked[0])).toMatchObject({
      resourceUID: '96f3bba3-fd16-4186-91a6-98abded3acab',
      resourceName: 'missing-key',
      resourceNamespace: 'team-a',
    });
  });

  it('keeps the tree of a dead cluster, and names it: before a live read fails, and after', async () => {
    const asked: string[] = [];
    server.use(
      replayRecording('resource-tree-cluster-down'),
      replayRecording('get-cluster-down', {
        path: '/api/v1/applications/checkout-api-gcp-gke',
      }),
      replayRecording('resource-cluster-down', {
        onRequest: ({ url }) => asked.push(url),
      }),
    );
    const row = readRecordedDeployment('get-cluster-down');
    const found = await details.readResources(row, { signal });
    expect(found.nodes).toHaveLength(7);
    expect(found.problems).toEqual([
      {
        code: 'ConnectionRefused',
        message: expect.stringMatching(/cluster gcp-gke .*connection refused/),
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('example.com:');
    expect(asked).toHaveLength(1);

    const since = '2026-11-23T01:14:00Z';
    const known = await details.readResources(
      { ...row, clusterReachable: { ok: false, since } },
      { signal },
    );
    expect(known.nodes).toHaveLength(7);
    expect(known.problems).toMatchObject([{ code: 'ClusterUnreachable' }]);
    expect(asked).toHaveLength(1);
  });

  it('shows what the Application names when there is no tree, and the tree without the Application', async () => {
    const failing = () => HttpResponse.json({ code: 2 }, { status: 500 });
    server.use(
      http.get(`${api}/hooked/resource-tree`, failing),
      replayRecording('get-operation-running'),
    );
    const hooked = readRecordedDeployment('get-operation-running');
    const named = await details.readResources(hooked, { signal });
    expect(find(named.nodes, 'Job')).toMatchObject({
      hook: 'PreSync',
      health: 'Progressing',
    });
    expect(named.problems).toMatchObject([{ code: 'UpstreamError' }]);

    server.use(
      replayRecording('resource-tree-drifted'),
      http.get(`${api}/drift`, failing),
      http.get(`${api}/drift/resource`, failing),
    );
    const tree = await details.readResources(
      readRecordedDeployment('get-synced'),
      { signal },
    );
    expect(tree.nodes).toHaveLength(8);
    expect(tree.nodes[0]).not.toHaveProperty('sync');

    server.use(
      http.get(`${api}/hooked`, failing),
      http.get(`${api}/hooked/resource-tree`, failing),
    );
    await expect(
      details.readResources(hooked, { signal }),
    ).rejects.toMatchObject({ code: 'UpstreamError' });
  });

  it('reads at most ten objects, four at a time, those that are not well first', async () => {
    let running = 0;
    let most = 0;
    const read: string[] = [];
    const nodes = Array.from({ length: 14 }, (_, index) => ({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: `d${index}`,
      uid: `u${index}`,
      health: { status: index === 13 ? 'Degraded' : 'Healthy' },
    }));
    server.use(
      replayRecording('get-synced', { path: '/api/v1/applications/drift' }),
      http.get(`${api}/drift/resource-tree`, () =>
        HttpResponse.json({ nodes }),
      ),
      http.get(`${api}/drift/resource`, async ({ request }) => {
        running += 1;
        most = Math.max(most, running);
        read.push(new URL(request.url).searchParams.get('resourceName')!);
        await new Promise(resolve => setTimeout(resolve, 5));
        running -= 1;
        return sendObject({ spec: { replicas: 1 } });
      }),
    );
    const { problems } = await details.readResources(
      readRecordedDeployment('get-synced'),
      { signal },
    );
    expect(read).toHaveLength(10);
    expect(read[0]).toBe('d13');
    expect(most).toBeLessThanOrEqual(4);
    expect(problems).toMatchObject([
      { code: 'Incomplete', message: expect.stringContaining('4 more') },
    ]);
  });
});
