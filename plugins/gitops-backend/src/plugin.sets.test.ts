import { DeploymentSet } from '@backstage-gitops/plugin-gitops-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { createSet } from './__testUtils__/createSet';
import { decide, onlyIn } from './__testUtils__/decide';
import {
  dev,
  ofEntity,
  production,
  startTestFleet,
} from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

const sets = '/api/gitops/v1/deployment-sets';
const root = createSet({
  name: 'root',
  kind: 'Application',
  apps: ['checkout-api', 'invoice'],
});
const checkoutSet = createSet({
  name: 'checkout-api',
  parent: root.id,
  deployments: [dev.id, production.id],
  apps: ['checkout-api', 'invoice'],
  steps: [
    { step: 1, deployments: [production.id], state: 'Progressing' },
    { step: 2, deployments: [dev.id], state: 'Waiting' },
  ],
});
const ofProduction = createSet({
  name: 'production',
  deployments: [production.id],
});
const broken = createSet({
  name: 'broken',
  health: 'Degraded',
  apps: ['checkout-api'],
  error: { code: 'GeneratorFailed', message: 'no cluster matches' },
});
const brokenForOthers = { ...broken, id: 'other', apps: ['invoice'] };

async function start(features: Parameters<typeof startTestFleet>[0] = {}) {
  const { hub, server } = await startTestFleet(features);
  hub.tell({
    type: 'full',
    deployments: [dev, production],
    clusters: [],
    sets: [root, checkoutSet, ofProduction, broken, brokenForOthers],
  });
  const read = async (path: string): Promise<{ status: number; body: any }> =>
    request(server).get(path);
  const names = async (path: string) =>
    (await read(path)).body.items?.map(({ name }: DeploymentSet) => name);
  // Whoever may see a set at all sees this one.
  await until(async () =>
    (
      await read(sets)
    ).body.items?.some(({ id }: DeploymentSet) => id === checkoutSet.id),
  );
  return { read, names, hub };
}

const inDev = {
  features: [
    decide({ deployments: onlyIn('dev'), engines: AuthorizeResult.ALLOW }),
  ],
};

describe('gitopsPlugin', () => {
  it('shows every set, whole, to who may see all Deployments', async () => {
    const { read, names } = await start();
    expect(await names(sets)).toEqual([
      'root',
      'checkout-api',
      'production',
      'broken',
      'broken',
    ]);
    const { body } = await read(
      `${sets}/${encodeURIComponent(checkoutSet.id)}`,
    );
    expect(body).toEqual(checkoutSet);
    expect((await read(sets)).body.engines).toHaveLength(2);
  });

  it('has on the board of an entity the sets of its rows, and failed ones that were to make one', async () => {
    const { read } = await start();
    const { body } = await read(ofEntity);
    expect(body.sets.map(({ id }: DeploymentSet) => id)).toEqual([
      checkoutSet.id,
      broken.id,
    ]);
    expect(
      body.items.map((row: typeof dev) => [row.cluster.name, row.set]),
    ).toContainEqual([
      'aws-eks-dev',
      {
        id: checkoutSet.id,
        kind: 'ApplicationSet',
        name: 'checkout-api',
        step: 2,
        steps: 2,
        waitingFor: [production.id],
      },
    ]);
  });

  it('shows a set through a condition: only what is seen of it, and no empty one', async () => {
    const { read, names } = await start(inDev);
    expect(await names(sets)).toEqual(['checkout-api']);
    const { parent: _hidden, ...rest } = checkoutSet;
    const seen = {
      ...rest,
      deployments: [dev.id],
      apps: ['checkout-api'],
      steps: [
        { step: 1, deployments: [], state: 'Progressing' },
        { step: 2, deployments: [dev.id], state: 'Waiting' },
      ],
    };
    const one = await read(`${sets}/${encodeURIComponent(checkoutSet.id)}`);
    expect(one.body).toEqual(seen);
    for (const hidden of [root, ofProduction, broken]) {
      const { status } = await read(`${sets}/${encodeURIComponent(hidden.id)}`);
      expect([hidden.name, status]).toEqual([hidden.name, 404]);
    }
    expect((await read(ofEntity)).body.sets).toEqual([seen]);
  });

  it('names nowhere a Deployment that is hidden, also not as one that is waited for', async () => {
    const { read } = await start(inDev);
    for (const path of [
      sets,
      ofEntity,
      '/api/gitops/v1/deployments',
      `/api/gitops/v1/deployments/${encodeURIComponent(dev.id)}`,
      '/api/gitops/v1/entities/component/default/checkout-api/explain',
    ]) {
      const { status, body } = await read(path);
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).not.toContain(`"${production.id}"`);
      expect(JSON.stringify(body)).toContain(`"${dev.id}"`);
    }
    const { body } = await read(
      `/api/gitops/v1/deployments/${encodeURIComponent(dev.id)}`,
    );
    expect(body.set.waitingFor).toEqual([]);
  });

  it('explains how an entity was found', async () => {
    const { read, hub } = await start();
    hub.tell({
      type: 'error',
      error: { code: 'TimedOut', message: 'did not answer in time.' },
    });
    await until(async () =>
      JSON.stringify((await read(ofEntity)).body).includes('TimedOut'),
    );
    const { body } = await read(
      '/api/gitops/v1/entities/component/default/checkout-api/explain',
    );
    const [ofHub, ofFlux] = body.engines;
    expect(body).toMatchObject({
      rule: 'gitops/app-name',
      read: [{ key: 'gitops/app-name', value: 'checkout-api', used: true }],
      similar: [],
    });
    expect(ofHub).toEqual({
      engine: { type: 'argocd', name: 'hub' },
      state: 'Stale',
      since: expect.any(String),
      error: { code: 'TimedOut', message: 'did not answer in time.' },
      readAt: expect.any(String),
      searched: 2,
      matched: [production.id, dev.id],
    });
    expect(ofFlux).toMatchObject({ state: 'Live', searched: 1 });
  });
});
