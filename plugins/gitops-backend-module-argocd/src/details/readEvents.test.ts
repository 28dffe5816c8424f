import { registerMswTestHooks } from '@backstage/backend-test-utils';
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
const row = readRecordedDeployment('get');
const events = `${recordedUrl}/api/v1/applications/checkout-api-aws-eks/events`;

beforeEach(() => {
  server.use(replayRecording('resource-tree-pods'), replayRecording('get'));
});

describe('readEvents', () => {
  it('has those of the Application and of its resources, newest first, each once', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(events, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('resourceName'));
        return HttpResponse.json(
          readRecording('argocd', 'events').response.body as object,
        );
      }),
    );
    const { items, problems } = await details.readEvents(row, { signal });
    expect(problems).toEqual([]);
    expect(items).toHaveLength(10);
    const times = items.map(({ lastAt }) => lastAt!);
    expect(times).toEqual([...times].sort().reverse());
    expect(items.at(-1)).toEqual({
      id: expect.any(String),
      type: 'Normal',
      reason: 'ResourceUpdated',
      message: expect.stringContaining('Updated'),
      count: 1,
      firstAt: '2026-11-23T00:51:12Z',
      lastAt: '2026-11-23T00:51:12Z',
      about: {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name: 'checkout-api-aws-eks',
      },
      source: 'argocd-application-controller',
    });
    // Of itself, of Pods, of the Deployment and its ReplicaSets; a Service has none.
    expect(asked).toHaveLength(1 + 6 + 1 + 2);
    expect(asked[0]).toBeNull();
  });

  it('asks for one resource by its uid, and for none that is not of the Deployment', async () => {
    let query: URLSearchParams | undefined;
    server.use(
      http.get(events, ({ request }) => {
        query = new URL(request.url).searchParams;
        return HttpResponse.json({ metadata: {}, items: null });
      }),
    );
    const resource = {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'payments',
      name: 'checkout-api',
    };
    expect(await details.readEvents(row, { resource, signal })).toEqual({
      items: [],
      problems: [],
    });
    expect(query?.get('resourceUID')).toBe(
      '3ca79b99-08bc-41ee-b73f-931f95a97550',
    );
    await expect(
      details.readEvents(row, {
        resource: { ...resource, name: 'other' },
        signal,
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('tells once that the cluster does not answer, beside the Events of the Application', async () => {
    server.use(
      http.get(events, ({ request }) =>
        new URL(request.url).searchParams.has('resourceUID')
          ? HttpResponse.json(
              {
                code: 2,
                message:
                  'error listing resource events: Get "https://10.1.1.1/x": dial tcp 10.1.1.1:443: connect: connection refused',
              },
              { status: 500 },
            )
          : HttpResponse.json(
              readRecording('argocd', 'events').response.body as object,
            ),
      ),
    );
    const { items, problems } = await details.readEvents(row, { signal });
    expect(items).toHaveLength(10);
    expect(problems).toEqual([
      {
        code: 'ConnectionRefused',
        message: expect.stringContaining('cluster aws-eks'),
      },
    ]);
    expect(problems[0].message).not.toContain('10.1');
  });
});

describe('readResourceActions', () => {
  it('offers what Argo CD offers, with titles, and asks twice before what cannot be taken back', async () => {
    server.use(replayRecording('resource-actions'));
    const offered = await details.readResourceActions(
      row,
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'payments',
        name: 'checkout-api',
      },
      { signal },
    );
    expect(offered).toEqual([
      { name: 'pause', title: 'Pause', disabled: false, destructive: false },
      { name: 'restart', title: 'Restart', disabled: false, destructive: true },
      { name: 'resume', title: 'Resume', disabled: true, destructive: false },
      {
        name: 'scale',
        title: 'Scale',
        disabled: false,
        destructive: true,
        parameters: [{ name: 'replicas', type: 'integer' }],
      },
    ]);
  });
});
