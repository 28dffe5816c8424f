import {
  createAppliedKustomization,
  createDeployedRelease,
  createReleaseSecret,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';

const kustomized = createCheckoutRow('Kustomization');
const released = createCheckoutRow('HelmRelease');
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout-api }
spec:
  replicas: 2
  nodeSelector: {}
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/org/checkout-api:1.4.2
          resources: { limits: { cpu: 1000m } }
---
apiVersion: v1
kind: Secret
metadata: { name: token }
stringData: { same: hunter2, other: before }
---
apiVersion: v1
kind: Service
metadata: { name: gone }
`;
const deployment = (replicas: number): ClusterObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'checkout-api',
    namespace: 'shop',
    uid: 'u',
    managedFields: [{ manager: 'helm-controller' }],
  },
  spec: {
    replicas,
    progressDeadlineSeconds: 600,
    template: {
      spec: {
        dnsPolicy: 'ClusterFirst',
        containers: [
          {
            name: 'app',
            image: 'ghcr.io/org/checkout-api:1.4.2',
            imagePullPolicy: 'IfNotPresent',
            resources: { limits: { cpu: '1' } },
          },
        ],
      },
    },
  },
  status: { replicas },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('FluxDetails.readDiff', () => {
  const scene = createDetailsScene();
  const read = (row = released) =>
    scene.engine.details.readDiff(row, { signal: scene.signal });

  it('compares what Helm stored with what is live, without the noise of defaults', async () => {
    scene.cluster.put(
      createDeployedRelease(),
      createReleaseSecret(manifest),
      deployment(2),
    );
    const diff = await read();
    expect(diff.basis).toBe('release');
    const [missingSecret, missing, equal] = diff.resources;
    expect(
      diff.resources.map(({ ref, state }) => `${ref.kind} ${state}`),
    ).toEqual(['Secret missing', 'Service missing', 'Deployment equal']);
    expect(missingSecret.masked).toBe(true);
    expect(missing.live).toBeUndefined();
    expect(equal.live?.quiet).not.toMatch(/status|dnsPolicy|managedFields/);
    expect(equal.live?.full).toMatch(
      /managedFields:[\s\S]*status:[\s\S]*replicas: 2/,
    );

    scene.cluster.put(deployment(5));
    const [changed] = (await read()).resources;
    expect(changed).toMatchObject({
      state: 'changed',
      ref: { kind: 'Deployment' },
    });
    expect(changed.desired?.quiet).toContain('replicas: 2');
    expect(changed.live?.quiet).toContain('replicas: 5');
  });

  it('masks Secrets on both sides, equal values by equal masks', async () => {
    scene.cluster.put(createDeployedRelease(), createReleaseSecret(manifest), {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'token',
        namespace: 'shop',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': 'hunter2',
        },
      },
      data: { same: base64('hunter2'), other: base64('after') },
    });
    const diff = await read();
    const secret = diff.resources.find(({ ref }) => ref.kind === 'Secret');
    const valuesOf = (text = '') =>
      Object.fromEntries(
        [...text.matchAll(/^ {2}(same|other): (.*)$/gm)].map(
          ([, key, value]) => [key, value],
        ),
      );
    const [desired, live] = [secret?.desired, secret?.live].map(side =>
      valuesOf(side?.quiet),
    );
    expect(secret).toMatchObject({ state: 'changed', masked: true });
    expect(desired.same).toMatch(/masked/);
    expect(live.same).toBe(desired.same);
    expect(live.other).not.toBe(desired.other);
    const all = JSON.stringify(diff);
    for (const text of ['hunter2', 'before', 'after']) {
      expect(all).not.toContain(text);
      expect(all).not.toContain(base64(text));
    }
  });

  it('says what cannot be compared, and why', async () => {
    scene.cluster.put(createDeployedRelease(), createReleaseSecret(manifest));
    scene.cluster.forbidden.add('deployments');
    const diff = await read();
    expect(
      diff.resources.find(({ ref }) => ref.kind === 'Deployment'),
    ).toMatchObject({
      state: 'unknown',
      reason: { code: 'Unread' },
    });
    expect(diff.problems.map(({ code }) => code)).toEqual([
      'ReleaseBasis',
      'Forbidden',
    ]);
    scene.cluster.remove(
      'Secret',
      'shop',
      'sh.helm.release.v1.checkout-api.v3',
    );
    expect(await read()).toMatchObject({
      resources: [],
      problems: [{ code: 'NoRelease' }],
    });
    scene.cluster.put({
      ...createReleaseSecret(''),
      data: { release: base64('nonsense') },
    });
    await expect(read()).rejects.toMatchObject({ code: 'InvalidResponse' });
  });

  it('tells of a Kustomization who has which field, and what was taken since Flux looked', async () => {
    const managed = (time: string) => [
      {
        manager: 'kustomize-controller',
        operation: 'Apply',
        time: '2026-11-23T00:30:00Z',
        fieldsV1: {
          'f:spec': {
            'f:template': {
              'f:spec': {
                'f:containers': {
                  'k:{"name":"app"}': { '.': {}, 'f:image': {}, 'f:name': {} },
                },
              },
            },
          },
        },
      },
      {
        manager: 'kubectl-scale',
        operation: 'Update',
        time,
        fieldsV1: {
          'f:spec': {
            'f:replicas': {},
            'f:template': {
              'f:spec': {
                'f:containers': { 'k:{"name":"app"}': { 'f:image': {} } },
              },
            },
          },
        },
      },
      {
        manager: 'kube-controller-manager',
        operation: 'Update',
        time,
        fieldsV1: { 'f:metadata': { 'f:annotations': { 'f:x': {} } } },
      },
    ];
    const put = (time: string) =>
      scene.cluster.put({
        ...deployment(5),
        metadata: {
          name: 'checkout-api',
          namespace: 'shop',
          managedFields: managed(time),
        },
      });
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
        { id: 'shop_gone__Service', v: 'v1' },
      ]),
    );
    put('2026-11-23T01:30:00Z');
    const diff = await read({
      ...kustomized,
      drift: {
        state: 'none',
        since: '2026-11-23T00:59:00Z',
        message: 'Corrected: Deployment/shop/checkout-api configured.',
      },
    });
    expect(diff.basis).toBe('fields');
    expect(diff.problems).toEqual([
      { code: 'FieldsBasis', message: expect.stringContaining('kept nowhere') },
    ]);
    expect(
      diff.resources.map(({ ref, state }) => `${ref.name} ${state}`),
    ).toEqual(['checkout-api changed', 'gone missing']);
    const image = 'spec.template.spec.containers[name=app].image';
    expect(diff.resources[0].fields).toEqual([
      {
        path: '(fields not told)',
        state: 'corrected',
        at: '2026-11-23T00:59:00Z',
      },
      {
        path: 'spec.replicas',
        state: 'lost',
        manager: 'kubectl-scale',
        at: '2026-11-23T01:30:00Z',
      },
      {
        path: image,
        state: 'shared',
        manager: 'kubectl-scale',
        at: '2026-11-23T01:30:00Z',
      },
      {
        path: 'spec.template.spec.containers[name=app].name',
        state: 'owned',
      },
    ]);

    // What Flux looked at since and left is nobody's loss.
    put('2026-11-23T00:45:00Z');
    const [, later] = (await read(kustomized)).resources;
    expect(later.state).toBe('equal');
    expect(later.fields?.map(({ state }) => state)).toEqual([
      'shared',
      'owned',
    ]);
  });
});
