import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import {
  createAppliedKustomization,
  createDeployedRelease,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';

const kustomized = createCheckoutRow('Kustomization');
const released = createCheckoutRow('HelmRelease');
const source = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'platform-gitops', namespace: 'flux-system' },
  spec: { url: 'https://github.com/org/platform-gitops' },
};

describe('FluxDetails.readDetails', () => {
  const scene = createDetailsScene();
  const read = (row = kustomized) =>
    scene.engine.details.readDetails(row, { signal: scene.signal });

  it('says what a condition means and what to do, the worst first, and quotes without addresses', async () => {
    scene.cluster.put(
      createAppliedKustomization([], {
        status: {
          conditions: [
            {
              type: 'Reconciling',
              status: 'True',
              reason: 'ProgressingWithRetry',
              message: 'Building manifests',
            },
            {
              type: 'Ready',
              status: 'False',
              reason: 'BuildFailed',
              message: 'missing Resource metadata',
              lastTransitionTime: '2026-11-23T01:00:00Z',
            },
          ],
        },
      }),
      {
        ...source,
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'GitOperationFailed',
              message: 'unable to clone https://user:pw@git.internal/x',
            },
          ],
        },
      },
    );
    const { conditions } = await read();
    expect(
      conditions.map(({ type, severity }) => `${severity} ${type}`),
    ).toEqual([
      'error Ready',
      'error GitRepository platform-gitops: Ready',
      'warning Reconciling',
    ]);
    expect(conditions[0]).toEqual({
      type: 'Ready',
      severity: 'error',
      meaning: 'The manifests cannot be built.',
      advice: expect.stringContaining('kustomize build'),
      raw: 'BuildFailed: missing Resource metadata',
      since: '2026-11-23T01:00:00Z',
    });
    expect(conditions[1].raw).toBe(
      'GitOperationFailed: unable to clone (address)',
    );
  });

  it('lists the values of a HelmRelease, and of those from elsewhere only the place', async () => {
    scene.cluster.put(
      source,
      createDeployedRelease({
        spec: {
          values: {
            image: { tag: '1.4.2' },
            database: { password: 'hunter2' },
            env: [
              { name: 'API_TOKEN', value: 'hunter3' },
              { name: 'LEVEL', value: 'info' },
            ],
            endpoint: 'https://user:hunter4@db.internal:5432/x',
          },
          valuesFrom: [
            { kind: 'Secret', name: 'credentials', valuesKey: 'all.yaml' },
            { kind: 'ConfigMap', name: 'environment', targetPath: 'region' },
          ],
        },
      }),
    );
    const { parameters } = await read(released);
    expect(
      parameters.map(({ name, value, from }) => `${name} = ${value} < ${from}`),
    ).toEqual([
      'image.tag = 1.4.2 < values',
      'database.password = (secret) < values',
      'env[API_TOKEN].name = (secret) < values',
      'env[API_TOKEN].value = (secret) < values',
      'env[LEVEL].name = LEVEL < values',
      'env[LEVEL].value = info < values',
      'endpoint = (address) < values',
      '(values) = key all.yaml of Secret credentials < Secret/credentials',
      'region = key values.yaml of ConfigMap environment < ConfigMap/environment',
    ]);
    expect(scene.cluster.requests.join()).not.toMatch(
      /secrets\/credentials|configmaps/,
    );
  });

  it('lists variables, images and patches of a Kustomization', async () => {
    scene.cluster.put(
      source,
      createAppliedKustomization([], {
        spec: {
          postBuild: {
            substitute: { REGION: 'westeurope' },
            substituteFrom: [{ kind: 'Secret', name: 'vars' }],
          },
          images: [{ name: 'ghcr.io/org/checkout-api', newTag: '1.4.2' }],
          patches: [{ patch: 'secret things' }, {}],
        },
      }),
    );
    expect((await read()).parameters).toEqual([
      { name: 'REGION', value: 'westeurope', from: 'postBuild.substitute' },
      {
        name: '(variables)',
        value: 'all keys of Secret vars',
        from: 'Secret/vars',
      },
      {
        name: 'ghcr.io/org/checkout-api',
        value: 'ghcr.io/org/checkout-api:1.4.2',
        from: 'images',
      },
      { name: 'patches', value: '2', from: 'patches' },
    ]);
  });

  it('tells what moves its image, as recorded', async () => {
    scene.cluster.put(
      source,
      createAppliedKustomization([]),
      ...[
        'list-imagepolicies',
        'list-imagerepositories',
        'list-imageupdateautomations',
      ].flatMap(
        name => readRecordedObjects(name) as unknown as ClusterObject[],
      ),
    );
    const { imageAutomation } = await read({
      ...kustomized,
      images: ['registry.example.com/org/checkout-api:1.5.1'],
    });
    expect(imageAutomation).toEqual([
      {
        tool: 'flux',
        image: 'registry.example.com/org/checkout-api',
        policy: 'semver >=1.0.0 <2.0.0',
        name: 'checkout-api',
        latestTag: '1.5.1',
        scannedAt: '2026-11-23T01:32:50Z',
        pushedCommit: '0f9c37416937c42dbf2f81d7968a6a0f800d524f',
        pushedAt: '2026-11-23T01:32:50Z',
      },
      {
        tool: 'flux',
        image: 'registry.example.com/org/checkout-api',
        policy: 'semver >=9.0.0',
        name: 'none',
        scannedAt: '2026-11-23T01:32:50Z',
        error: {
          code: 'Failure',
          message:
            'No tag fits: unable to determine latest version from provided list',
        },
      },
    ]);
    expect(
      (await read({ ...kustomized, app: 'x', images: [] })).imageAutomation,
    ).toEqual([]);
  });

  it('links to the folder at the commit that runs, and opens the service', async () => {
    scene.cluster.put(
      source,
      createAppliedKustomization([
        { id: 'shop_checkout-api_networking.k8s.io_Ingress', v: 'v1' },
      ]),
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'checkout-api', namespace: 'shop' },
        spec: {
          tls: [{ hosts: ['checkout.example.com'] }],
          rules: [
            {
              host: 'checkout.example.com',
              http: { paths: [{ path: '/api(/|$)(.*)' }] },
            },
            { host: '*.example.com', http: { paths: [{ path: '/' }] } },
          ],
        },
      },
    );
    const { links, problems } = await read({
      ...kustomized,
      link: 'https://flux.example.com/checkout-api',
    });
    expect(problems).toEqual([]);
    expect(links).toEqual([
      {
        kind: 'engine',
        title: 'Flux',
        url: 'https://flux.example.com/checkout-api',
      },
      {
        kind: 'git',
        title: './apps/checkout-api',
        url: 'https://github.com/org/platform-gitops/tree/1111111111111111111111111111111111111111/apps/checkout-api',
      },
      {
        kind: 'service',
        title: 'Ingress checkout-api',
        url: 'https://checkout.example.com/api',
      },
    ]);
  });

  it('keeps what it can tell when parts are refused', async () => {
    scene.cluster.put(source, createAppliedKustomization([]));
    scene.cluster.forbidden.add('imagepolicies').add('gitrepositories');
    const { conditions, problems } = await read();
    expect(conditions).toHaveLength(1);
    expect(problems.map(({ message }) => message).sort()).toEqual([
      expect.stringContaining('gitrepositories of source.toolkit.fluxcd.io'),
      expect.stringContaining('imagepolicies of image.toolkit.fluxcd.io'),
    ]);
  });
});
