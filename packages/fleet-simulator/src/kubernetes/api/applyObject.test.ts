import { startTestCluster, TestCluster } from '../../testing/startTestCluster';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

const path = '/apis/apps/v1/namespaces/orders/deployments/inventory-api';

const toBody = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'inventory-api', namespace: 'orders' },
  spec,
});

const toImage = (image: string) =>
  toBody({ template: { spec: { containers: [{ name: 'app', image }] } } });

describe('server-side apply', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster();
    await cluster.until(async () => {
      const { status } = await cluster.get(path);
      return status?.availableReplicas === 3;
    });
  });
  afterAll(() => cluster.stop());

  const apply = (body: object, query = 'dryRun=All&fieldManager=someone') =>
    cluster.request(`${path}?${query}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });

  it('answers a dry run with the merged object and keeps nothing', async () => {
    const before = await cluster.get(path);
    const answer = await apply(toBody({ minReadySeconds: 5 }));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      kind: 'Deployment',
      spec: { minReadySeconds: 5, replicas: 3 },
      metadata: {
        resourceVersion: before.metadata.resourceVersion,
        managedFields: expect.arrayContaining([
          expect.objectContaining({
            manager: 'someone',
            operation: 'Apply',
            fieldsV1: { 'f:spec': { 'f:minReadySeconds': {} } },
          }),
        ]),
      },
    });
    const after = await cluster.get(path);
    expect(after.spec).toEqual(before.spec);
    expect(JSON.stringify(after.metadata.managedFields)).not.toContain(
      'someone',
    );
  });

  it('names every field that another manager has with another value, and its manager', async () => {
    const image = `.spec.template.spec.containers[name="app"].image`;
    const one = await apply(toImage('ghcr.io/org/inventory-api:9'));
    expect(one.status).toBe(409);
    expect(one.body).toMatchObject({
      reason: 'Conflict',
      message: `Apply failed with 1 conflict: conflict with "kustomize-controller": ${image}`,
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "kustomize-controller"',
            field: image,
          },
        ],
      },
    });
    const two = await apply({
      ...toImage('ghcr.io/org/inventory-api:9'),
      spec: { ...toImage('x:9').spec, replicas: 9 },
    });
    expect(two.body).toMatchObject({
      message: `Apply failed with 2 conflicts: conflicts with "kustomize-controller":\n- .spec.replicas\n- ${image}`,
    });
    const forced = await apply(
      toImage('ghcr.io/org/inventory-api:9'),
      'dryRun=All&fieldManager=someone&force=true',
    );
    expect(forced.status).toBe(200);
    expect(forced.body).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [{ name: 'app', image: 'ghcr.io/org/inventory-api:9' }],
          },
        },
      },
    });
  });

  it('has no conflict where the values agree', async () => {
    expect((await apply(toBody({ replicas: 3 }))).status).toBe(200);
  });

  it('wants a manager, YAML, the object of the URL and no managed fields', async () => {
    const nobody = await apply(toBody({}), 'dryRun=All');
    expect(nobody.status).toBe(422);
    expect(nobody.body).toMatchObject({
      message:
        'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    });
    const other = { ...toBody({}), metadata: { name: 'other' } };
    expect((await apply(other)).status).toBe(400);
    expect((await apply({ ...toBody({}), kind: 'Pod' })).status).toBe(400);
    const managed = { name: 'inventory-api', managedFields: [] };
    expect((await apply({ ...toBody({}), metadata: managed })).status).toBe(
      400,
    );
    const text = await cluster.request(`${path}?fieldManager=someone`, {
      method: 'PATCH',
      body: '{ - ]',
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
    expect(text.status).toBe(400);
  });

  it('without dryRun gives up what it no longer names', async () => {
    const query = 'fieldManager=someone';
    await apply(toBody({ minReadySeconds: 5, paused: false }), query);
    expect((await cluster.get(path)).spec).toMatchObject({
      minReadySeconds: 5,
      paused: false,
    });
    await apply(toBody({ paused: false }), query);
    const { spec } = await cluster.get(path);
    expect(spec).not.toHaveProperty('minReadySeconds');
    expect(spec).toMatchObject({ paused: false, replicas: 3 });
  });
});

describe('managed fields after a change by hand', () => {
  it('show who has the field now, and give it back when Flux corrects it', async () => {
    const cluster = await startTestCluster();
    const managersOf = async () => {
      const { metadata } = await cluster.get(path);
      const has = (fields: object | undefined) =>
        JSON.stringify(fields ?? {}).includes('f:replicas"');
      return (metadata.managedFields ?? [])
        .filter(({ subresource }) => !subresource)
        .filter(({ fieldsV1 }) => has(fieldsV1))
        .map(({ manager }) => manager);
    };
    await cluster.until(async () => {
      const found = await cluster.request(path);
      return found.status === 200;
    });
    expect(await managersOf()).toEqual(['kustomize-controller']);
    cluster.simulator.drift('inventory-api');
    expect(await managersOf()).toEqual(['kubectl-edit']);
    await cluster.until(async () => {
      const { spec } = await cluster.get(path);
      return spec?.replicas === 3;
    });
    expect(await managersOf()).toEqual(['kustomize-controller']);
    await cluster.stop();
  });
});
