import { registerMswTestHooks } from '@backstage/backend-test-utils';
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

/** An object as `GET …/resource` sends it. */
function sendObject(object: unknown) {
  return HttpResponse.json({ manifest: JSON.stringify(object) });
}

describe('readResource', () => {
  it('reads nothing that is not of the Deployment', async () => {
    let reads = 0;
    server.use(
      replayRecording('resource-tree-pods'),
      replayRecording('get'),
      replayRecording('resource', { onRequest: () => (reads += 1) }),
    );
    await expect(
      details.readResource(
        readRecordedDeployment('get'),
        { group: '', kind: 'Secret', namespace: 'payments', name: 'keys' },
        { signal },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(reads).toBe(0);
  });

  it('has a Pod with its containers, and YAML without managed fields', async () => {
    server.use(
      replayRecording('resource-tree-pods'),
      replayRecording('get'),
      replayRecording('resource-pod'),
    );
    const { node, manifest } = await details.readResource(
      readRecordedDeployment('get'),
      {
        group: '',
        kind: 'Pod',
        namespace: 'payments',
        name: 'checkout-api-7f89f4f885-7mk9q',
      },
      { signal },
    );
    expect(node.specifics).toMatchObject({
      type: 'pod',
      status: 'Running',
      ready: 1,
      containers: [
        {
          name: 'app',
          image: 'ghcr.io/org/checkout-api:1.5.0',
          ready: true,
          state: 'running',
        },
      ],
    });
    expect(manifest).toMatch(/^apiVersion: v1\nkind: Pod\nmetadata:\n/);
    expect(manifest).not.toContain('managedFields');
  });

  it('masks every value of a Secret, and hides what is ours or of the inside', async () => {
    const hidden = createTestDetails({
      hide: text => text.replaceAll('10.9.9.9', '(address)'),
    });
    server.use(
      replayRecording('get-synced', { path: '/api/v1/applications/drift' }),
      http.get(`${api}/drift/resource-tree`, () =>
        HttpResponse.json({
          nodes: [{ version: 'v1', kind: 'Secret', name: 'keys', uid: 'u' }],
        }),
      ),
      http.get(`${api}/drift/resource`, () =>
        sendObject({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: 'keys',
            annotations: {
              server: '10.9.9.9',
              'kubectl.kubernetes.io/last-applied-configuration':
                '{"data":{"key":"aHVudGVyMg=="}}',
            },
          },
          data: { key: 'aHVudGVyMg==', other: '++++++++' },
        }),
      ),
    );
    const { manifest } = await hidden.readResource(
      readRecordedDeployment('get-synced'),
      { group: '', kind: 'Secret', name: 'keys' },
      { signal },
    );
    expect(manifest).not.toMatch(/aHVudGVyMg|\+\+|10\.9/);
    expect(manifest).toContain('key: (secret)');
    expect(manifest).toContain('other: (secret)');
    expect(manifest).toContain('server: (address)');
  });
});
