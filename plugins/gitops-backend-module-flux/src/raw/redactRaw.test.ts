import { readRecording } from '@backstage-gitops/recordings';
import { redactRaw } from './redactRaw';

const FLUX = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';
const redactSpec = (spec: object, path = FLUX) =>
  (
    redactRaw({ metadata: { name: 'a' }, spec }, path) as {
      spec: Record<string, unknown>;
    }
  ).spec;

describe('redactRaw', () => {
  it('masks values by the names of their keys, and leaves references', () => {
    expect(
      redactSpec({
        valuesFrom: [
          { kind: 'Secret', name: 'cart-values', targetPath: 'db.password' },
        ],
        secretRef: { name: 'git-credentials' },
        serviceAccountName: 'robot',
        values: {
          image: { repository: 'ghcr.io/org/cart', tag: '1.4.2' },
          replicas: 3,
          db: { user: 'cart', password: 'hunter2', port: 5432 },
          auth: { adminPassword: 'x', enabled: true, apiKey: 17 },
          secrets: { stripe: 'sk_live', nested: { deep: ['a', 'b'] } },
          env: [
            { name: 'DB_PASSWORD', value: 'correct horse' },
            { name: 'LOG_LEVEL', value: 'debug' },
          ],
          existingSecretRef: 'cart',
          dsn: 'postgres://cart:pw@db/cart',
        },
      }),
    ).toEqual({
      valuesFrom: [
        { kind: 'Secret', name: 'cart-values', targetPath: 'db.password' },
      ],
      secretRef: { name: 'git-credentials' },
      serviceAccountName: 'robot',
      values: {
        image: { repository: 'ghcr.io/org/cart', tag: '1.4.2' },
        replicas: 3,
        db: { user: 'cart', password: '(secret)', port: 5432 },
        auth: { adminPassword: '(secret)', enabled: true, apiKey: '(secret)' },
        secrets: {
          stripe: '(secret)',
          nested: { deep: ['(secret)', '(secret)'] },
        },
        env: [
          { name: 'DB_PASSWORD', value: '(secret)' },
          { name: 'LOG_LEVEL', value: 'debug' },
        ],
        existingSecretRef: 'cart',
        dsn: '(secret)',
      },
    });
  });

  it('masks what a substitution, a patch or a template may hold', () => {
    expect(
      redactSpec({
        postBuild: { substitute: { REGION: 'eu', API_TOKEN: 'abc' } },
        patches: [{ patch: 'password: hunter2', target: { kind: 'Secret' } }],
        resourcesTemplate: 'stringData: {a: b}',
      }),
    ).toEqual({
      postBuild: { substitute: { REGION: 'eu', API_TOKEN: '(secret)' } },
      patches: [{ patch: '(hidden)', target: { kind: 'Secret' } }],
      resourcesTemplate: '(hidden)',
    });
  });

  it('shows repositories without credentials, and no address of the inside', () => {
    const text = JSON.stringify(
      redactRaw(
        {
          spec: { url: 'https://me:hunter2@git.example.com/org/a.git' },
          status: {
            artifact: {
              url: 'http://source-controller.flux-system.svc.cluster.local./a.tar.gz',
              revision: 'main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
            },
            conditions: [
              { message: 'Get "https://10.0.0.1:6443/api": dial tcp 10.0.0.1' },
            ],
          },
        },
        FLUX,
      ),
    );
    expect(text).toContain('https://git.example.com/org/a.git');
    expect(text).toContain(
      'main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
    );
    expect(text).not.toMatch(/hunter2|svc\.cluster|10\.0\.0\.1/);
  });

  it('leaves of a workload what it is called and how it is', () => {
    expect(
      redactRaw(
        {
          kind: 'DeploymentList',
          metadata: {
            continue: 'eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NDA0M30AAA',
          },
          items: [
            {
              metadata: { name: 'cart', managedFields: [{}] },
              spec: {
                replicas: 2,
                template: { spec: { containers: [{ args: ['--key=x'] }] } },
              },
              status: { readyReplicas: 1 },
            },
          ],
        },
        '/apis/apps/v1/deployments',
      ),
    ).toEqual({
      kind: 'DeploymentList',
      metadata: { continue: 'eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NDA0M30AAA' },
      items: [
        {
          metadata: { name: 'cart' },
          spec: { replicas: 2 },
          status: { readyReplicas: 1 },
        },
      ],
    });
  });

  it.each([
    ['get-hr-drifted', FLUX],
    ['get-remote-target-down', '/apis/kustomize.toolkit.fluxcd.io/v1/x'],
    ['list-gitrepositories', '/apis/source.toolkit.fluxcd.io/v1/x'],
    ['events-hr-drifted', '/api/v1/events'],
    ['list-deployments-selector', '/apis/apps/v1/deployments'],
  ])(
    'leaves of the recorded %s its names, states and revisions',
    (name, path) => {
      const { body } = readRecording('kubernetes', name).response;
      const text = JSON.stringify(redactRaw(body, path));
      expect(text).not.toMatch(
        /managedFields|last-applied-configuration|https?:\/\/(?!git\.example)/,
      );
      for (const word of ['"name"', '"metadata"', '"resourceVersion"']) {
        expect(text).toContain(word);
      }
    },
  );
});
