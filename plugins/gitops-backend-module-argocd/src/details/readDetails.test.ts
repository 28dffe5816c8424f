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

type Json = Record<string, any>;

/** The details of a recorded Application, changed before it is sent. */
async function read(
  recording: string,
  change: (application: Json) => Json = application => application,
) {
  const row = readRecordedDeployment(recording);
  const body = readRecording('argocd', recording).response.body as Json;
  const path = `/api/v1/applications/${row.name}`;
  server.use(
    http.get(`${recordedUrl}${path}`, () => HttpResponse.json(change(body))),
    replayRecording('links', { path: `${path}/links` }),
  );
  return details.readDetails(row, { signal });
}

describe('readDetails', () => {
  it.each<[string, string, string, RegExp, RegExp]>([
    [
      'get-bad-revision',
      'ComparisonError',
      'error',
      /not in the repository/,
      /targetRevision/,
    ],
    [
      'get-bad-path',
      'ComparisonError',
      'error',
      /path it is built from/,
      /spec\.source\.path/,
    ],
    [
      'get-bad-cluster',
      'InvalidSpecError',
      'error',
      /no cluster that Argo CD knows/,
      /Register/,
    ],
    ['get-sync-failed', 'operation', 'error', /refuses a manifest/, /in Git/],
    ['get-terminated', 'operation', 'error', /ended the sync/, /Sync again/],
    [
      'get-operation-running',
      'operation',
      'info',
      /hook batch\/Job\/migrate/,
      /logs of the hook/,
    ],
    [
      'get-waiting-for-confirmation',
      'operation',
      'warning',
      /person confirms/,
      /Confirm/,
    ],
  ])('%s: %s is advice', async (recording, type, severity, meaning, advice) => {
    const { conditions } = await read(recording);
    expect(conditions[0]).toMatchObject({
      type,
      severity,
      meaning: expect.stringMatching(meaning),
      advice: expect.stringMatching(advice),
      since: expect.stringMatching(/^2026-11-23T/),
    });
    expect(conditions[0].raw).not.toBe('');
  });

  it('has no words for a condition it does not know, but what was written, without addresses', async () => {
    const { conditions } = await read('get-synced', application => ({
      ...application,
      status: {
        ...application.status,
        conditions: [
          { type: 'NovelWarning', message: 'see https://inner.example.com/x' },
        ],
      },
    }));
    expect(conditions).toEqual([
      {
        type: 'NovelWarning',
        severity: 'warning',
        meaning: expect.stringContaining('no words'),
        raw: 'see (address)',
      },
    ]);
  });

  it('tells parameters leaf by leaf, and no secret among them', async () => {
    const { parameters } = await read('get', application => ({
      ...application,
      spec: {
        ...application.spec,
        source: {
          ...application.spec.source,
          helm: {
            ...application.spec.source.helm,
            parameters: [
              { name: 'db.password', value: 'hunter2' },
              { name: 'db.passwordSecretName', value: 'db-keys' },
              { name: 'replicas', value: '3' },
            ],
            valuesObject: { image: { tag: '1.5.0' }, hosts: ['a', 'b'] },
          },
          kustomize: {
            images: ['web=ghcr.io/org/web:2', 'ghcr.io/org/api:1.0.0'],
            replicas: [{ name: 'web', count: 4 }],
            patches: [
              {
                patch: 'password: hunter2',
                target: { kind: 'Secret', name: 'x' },
              },
            ],
          },
        },
      },
    }));
    const told = parameters.map(
      ({ from, name, value }) => `${from} ${name}=${value}`,
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'helm.parameters db.password=(secret)',
        'helm.parameters db.passwordSecretName=db-keys',
        'helm.parameters replicas=3',
        'helm.valuesObject image.tag=1.5.0',
        'helm.valuesObject hosts[1]=b',
        'helm.valueFiles valueFile=values-production.yaml',
        'helm releaseName=checkout-api',
        'kustomize.images web=ghcr.io/org/web:2',
        'kustomize.images ghcr.io/org/api=ghcr.io/org/api:1.0.0',
        'kustomize.replicas web=4',
        'kustomize.patches patch=Secret x',
      ]),
    );
    expect(JSON.stringify(parameters)).not.toContain('hunter2');
  });

  it('tells which images Image Updater moves, by annotations', async () => {
    const prefix = 'argocd-image-updater.argoproj.io';
    const { imageAutomation } = await read('get-synced', application => ({
      ...application,
      metadata: {
        ...application.metadata,
        annotations: {
          [`${prefix}/image-list`]:
            'web=ghcr.io/org/web:~1.2, ghcr.io:5000/org/api',
          [`${prefix}/web.update-strategy`]: 'newest-build',
          [`${prefix}/web.allow-tags`]: 'regexp:^v',
        },
      },
    }));
    const common = { tool: 'argocd-image-updater', name: 'drift' };
    expect(imageAutomation).toEqual([
      {
        ...common,
        image: 'ghcr.io/org/web',
        policy: 'newest-build ~1.2, tags matching ^v',
      },
      { ...common, image: 'ghcr.io:5000/org/api', policy: 'semver' },
    ]);
  });

  it('tells them by an ImageUpdater among its resources, with what it did last', async () => {
    server.use(
      http.get(`${recordedUrl}/api/v1/applications/drift/resource`, () =>
        HttpResponse.json({
          manifest: JSON.stringify({
            metadata: { name: 'services' },
            spec: {
              commonUpdateSettings: { updateStrategy: 'newest-build' },
              applicationRefs: [
                {
                  namePattern: 'dr*',
                  images: [{ alias: 'web', imageName: 'ghcr.io/org/web:1.x' }],
                },
                { namePattern: 'other', images: [{ imageName: 'x' }] },
              ],
            },
            status: {
              lastCheckedAt: '2026-11-23T01:00:00Z',
              recentUpdates: [
                {
                  alias: 'web',
                  newVersion: '1.4.0',
                  updatedAt: '2026-11-23T00:30:00Z',
                },
              ],
              conditions: [
                {
                  type: 'Error',
                  status: 'True',
                  reason: 'RegistryError',
                  message: 'no answer of 10.1.1.1:443',
                },
              ],
            },
          }),
        }),
      ),
    );
    const { imageAutomation } = await read('get-synced', application => ({
      ...application,
      status: {
        ...application.status,
        resources: [
          {
            group: 'argocd-image-updater.argoproj.io',
            version: 'v1alpha1',
            kind: 'ImageUpdater',
            namespace: 'argocd',
            name: 'services',
            status: 'Synced',
          },
        ],
      },
    }));
    expect(imageAutomation).toEqual([
      {
        tool: 'argocd-image-updater',
        image: 'ghcr.io/org/web',
        policy: 'newest-build 1.x',
        name: 'services',
        latestTag: '1.4.0',
        scannedAt: '2026-11-23T01:00:00Z',
        pushedAt: '2026-11-23T00:30:00Z',
        error: { code: 'RegistryError', message: 'no answer of (address)' },
      },
    ]);
  });

  it('links to what opens in a browser only, and stands without deep links', async () => {
    server.use(
      http.get(`${recordedUrl}/api/v1/applications/drift`, () =>
        HttpResponse.json({
          ...(readRecording('argocd', 'get-synced').response.body as Json),
          status: {
            summary: {
              externalURLs: ['https://shop.example.com/', 'tcp://10.0.0.1'],
            },
          },
        }),
      ),
      http.get(`${recordedUrl}/api/v1/applications/drift/links`, () =>
        HttpResponse.json({
          items: [
            { title: 'Grafana', url: 'https://ann:pw@grafana.example.com/d/1' },
            // eslint-disable-next-line no-script-url -- what must not get through
            { title: 'Bad', url: 'javascript:alert(1)' },
          ],
        }),
      ),
    );
    const link = 'https://argocd.example.com/applications/argocd/drift';
    const row = readRecordedDeployment('get-synced', { link });
    const found = await details.readDetails(row, { signal });
    expect(found.links).toEqual([
      { kind: 'engine', title: 'Argo CD hub', url: link },
      {
        kind: 'service',
        title: 'shop.example.com',
        url: 'https://shop.example.com/',
      },
      {
        kind: 'other',
        title: 'Grafana',
        url: 'https://grafana.example.com/d/1',
      },
    ]);
    server.use(
      http.get(`${recordedUrl}/api/v1/applications/drift/links`, () =>
        HttpResponse.json({}, { status: 403 }),
      ),
    );
    const without = await details.readDetails(row, { signal });
    expect(without.links).toHaveLength(2);
    expect(without.problems).toMatchObject([{ code: 'Forbidden' }]);
  });
});
