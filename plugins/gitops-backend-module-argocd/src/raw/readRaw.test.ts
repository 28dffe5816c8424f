import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { ArgocdWorld, WorldAnswer } from '../__testUtils__/ArgocdWorld';
import { createApplication } from '../__testUtils__/createApplication';
import { createTestClient } from '../__testUtils__/createTestClient';
import { TokenCredentials } from '../client/TokenCredentials';
import { readRaw } from './readRaw';
import { redactRaw } from './redactRaw';

const known = {
  secrets: ['our-own-token', 'pa"ss\\word'],
  hosts: ['hub.example.com', 'gcp-gke.example.com', 'argocd'],
};
const redact = (value: unknown) => JSON.parse(redactRaw(value, known));

describe('readRaw', () => {
  let world: ArgocdWorld;
  beforeEach(async () => {
    world = await ArgocdWorld.start();
  });
  afterEach(() => world.stop());

  const read = (path: string) =>
    readRaw(
      createTestClient({
        url: world.url,
        credentials: new TokenCredentials(world.token, 'token'),
      }).connection,
      { path, query: new URLSearchParams() },
      { servers: [], signal: new AbortController().signal },
    );
  const answer = (path: string, given: WorldAnswer) =>
    world.answers.set(path, given);

  it('reads an Application, encoded anew and below the root path', async () => {
    world.put(createApplication({ name: 'shop' }));
    answer('applications/shop', {
      status: 200,
      body: { metadata: { name: 'shop' }, echo: world.token, url: world.url },
    });
    const { status, body } = await read('/api/v1/applications/shop');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      metadata: { name: 'shop' },
      echo: '(secret)',
      url: '(address)',
    });
    expect(world.requests.at(-1)?.path).toBe(
      '/argocd/api/v1/applications/shop',
    );
  });

  it('tells of a refusal only what is ours', async () => {
    answer('applications/gone', {
      status: 404,
      body: { error: 'dial tcp 10.0.0.9', message: 'sub: admin', code: 5 },
    });
    expect(await read('/api/v1/applications/gone')).toEqual({
      status: 404,
      body: JSON.stringify({
        error: {
          code: 'NotFound',
          message: 'Argo CD hub does not know what was asked for.',
        },
      }),
    });
  });

  it.each([
    ['Forbidden', { status: 403, body: {} }],
    ['RateLimited', { status: 429, body: {}, headers: { 'retry-after': '3' } }],
    ['UpstreamError', { status: 500, body: {} }],
    ['InvalidResponse', { status: 200, body: '<html>' }],
    ['InvalidResponse', { status: 200, body: `"${'x'.repeat(9_000_000)}"` }],
    [
      'InvalidResponse',
      { status: 404, body: 'x', headers: { 'content-type': 'text/plain' } },
    ],
  ] as [string, WorldAnswer][])(
    'rejects with %s for %j',
    async (code, given) => {
      answer('projects', given);
      await expect(read('/api/v1/projects')).rejects.toMatchObject({
        name: 'EngineError',
        code,
      });
    },
  );
});

describe('redactRaw', () => {
  it('finds in no recorded answer an address of a server, an account or a note of kubectl', () => {
    const bodies = listRecordings('argocd')
      .filter(name =>
        /^(get|list|applicationset|clusters|cluster-by|projects|events|resource-tree|revision-metadata|syncwindows|version)/.test(
          name,
        ),
      )
      .map(name => readRecording('argocd', name).response.body);
    expect(bodies.length).toBeGreaterThan(60);
    const told = JSON.stringify(bodies.map(redact));
    for (const never of [
      'https://hub.example.com',
      'https://gcp-gke.example.com',
      'https://aws-eks.example.com',
      'lab@example.com',
      'last-applied-configuration":',
      'managedFields',
    ]) {
      expect(told).not.toContain(never);
    }
    // And it leaves what people look for.
    for (const wanted of [
      'https://git.example.com/org/platform-gitops.git',
      'checkout-api-gcp-gke',
      '2a5eb967f74dbe057ea7ffa6c35e3706979136ef',
      'ghcr.io/org/checkout-api:1.4.2',
      'Healthy',
    ]) {
      expect(told).toContain(wanted);
    }
  });

  it('masks secrets by their names, whatever stands in them', () => {
    expect(
      redact({
        helm: {
          values: 'password: hunter2',
          valuesObject: {
            db: {
              password: 'hunter2',
              user: 'shop',
              passwordFile: ['hunter3'],
            },
            image: { tag: '1.0', pullSecretName: 'regcred' },
            apiKey: 42,
          },
          parameters: [
            { name: 'auth.token', value: 'hunter4' },
            { name: 'image.tag', value: '1.0' },
          ],
        },
        plugin: { env: [{ name: 'DB_PASSWORD', value: 'hunter5' }] },
        live: { kind: 'Secret', data: { a: 'aHVudGVyNg==' }, type: 'Opaque' },
        spec: { automountServiceAccountToken: false },
      }),
    ).toEqual({
      helm: {
        values: '(hidden)',
        valuesObject: {
          db: {
            password: '(secret)',
            user: 'shop',
            passwordFile: ['(secret)'],
          },
          image: { tag: '1.0', pullSecretName: 'regcred' },
          apiKey: '(secret)',
        },
        parameters: [
          { name: 'auth.token', value: '(secret)' },
          { name: 'image.tag', value: '1.0' },
        ],
      },
      plugin: { env: [{ name: 'DB_PASSWORD', value: '(secret)' }] },
      live: { kind: 'Secret', data: { a: '(secret)' }, type: 'Opaque' },
      spec: { automountServiceAccountToken: false },
    });
  });

  it('takes out what is ours wherever it stands, also in keys, but no name that is a word', () => {
    expect(
      redact({
        namespace: 'argocd',
        message: 'at gcp-gke.example.com with our-own-token, pa"ss\\word',
        'x/hub.example.com': 'a',
      }),
    ).toEqual({
      namespace: 'argocd',
      message: 'at (address) with (secret), (secret)',
      'x/(address)': 'a',
    });
  });
});
