import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  Deployment,
  gitopsDeploymentSyncPermission,
} from '@backstage-gitops/plugin-gitops-common';
import {
  PermissionCondition,
  PermissionCriteria,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { createGitopsConditionalDecision, gitopsConditions } from '.';
import { createDeployment } from './__testUtils__/createDeployment';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import {
  checkout,
  dev,
  ofEntity,
  production,
} from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);
const allow: { result: AuthorizeResult.ALLOW } = {
  result: AuthorizeResult.ALLOW,
};
const owned = (entity: Entity, owner: string): Entity => ({
  ...entity,
  relations: [{ type: 'ownedBy', targetRef: owner }],
});
const payments = owned(
  {
    ...checkout,
    metadata: {
      ...checkout.metadata,
      annotations: {
        'gitops/app-name': 'checkout-api',
        'gitops/clusters': 'aws-eks-qa',
      },
    },
  },
  'group:default/team-payments',
);
/** Claims the app by its annotation, although the object names another entity. */
const claiming = owned(
  {
    ...checkout,
    metadata: {
      name: 'claimer',
      annotations: { 'gitops/app-name': 'checkout-api, other' },
    },
  },
  'group:default/claimers',
);

/** The decision of a policy, which a test changes. */
function createPolicy() {
  const policy: {
    reads: PermissionCriteria<PermissionCondition> | undefined;
    writes: PermissionCriteria<PermissionCondition> | undefined;
  } = { reads: undefined, writes: undefined };
  const { factory } = mockServices.permissions.mock({
    authorize: async asked => asked.map(() => allow),
    authorizeConditional: async asked =>
      asked.map(({ permission }) => {
        const conditions =
          permission.attributes.action === 'read'
            ? policy.reads
            : policy.writes;
        return conditions
          ? createGitopsConditionalDecision(
              gitopsDeploymentSyncPermission,
              conditions as Parameters<
                typeof createGitopsConditionalDecision
              >[1],
            )
          : allow;
      }),
  });
  return { policy, factory };
}

async function start() {
  const { policy, factory } = createPolicy();
  const backend = await startActionsBackend({
    entities: [payments, claiming],
    features: [factory],
    moreClusters: [{ name: 'aws-eks-qa', labels: { environment: 'dev' } }],
  });
  const named: Deployment = {
    ...production,
    entityRef: 'component:default/checkout-api',
  };
  const other = createDeployment({ app: 'other', project: 'legacy' });
  backend.hub.tell({
    type: 'delta',
    upserted: [named, other],
    removed: [],
  });
  const list = async () => {
    const { body } = await backend.get('deployments');
    return body.items.map((each: Deployment) => each.name).sort();
  };
  return { ...backend, policy, list };
}
const isOwner = (...claims: string[]) =>
  gitopsConditions.isEntityOwner({ claims });

describe('A policy may narrow', () => {
  it('by owner: of the entity that the object names, else of every entity that finds it', async () => {
    const { list, policy } = await start();
    policy.reads = isOwner('Group:default/Team-Payments');
    const untilListed = (...names: string[]) =>
      until(async () => (await list()).join() === names.join());
    await untilListed(
      'checkout-api-aws-eks',
      'checkout-api-aws-eks-dev',
      'checkout-api-azure-aks',
    );
    policy.reads = isOwner('group:default/claimers');
    await untilListed(
      'checkout-api-aws-eks-dev',
      'checkout-api-azure-aks',
      'other-aws-eks',
    );
    policy.reads = isOwner('group:default/team-payments');
    expect(await list()).toHaveLength(3);
    policy.reads = isOwner('group:default/nobody');
    expect(await list()).toEqual([]);
  });

  it('by cluster, engine and project, and by all at once', async () => {
    const { list, policy } = await start();
    await until(async () => (await list()).length === 4);
    policy.reads = gitopsConditions.isOnCluster({ clusters: ['aws-eks-dev'] });
    expect(await list()).toEqual(['checkout-api-aws-eks-dev']);
    policy.reads = gitopsConditions.isOfEngine({ engines: ['flux/azure-aks'] });
    expect(await list()).toEqual(['checkout-api-azure-aks']);
    policy.reads = gitopsConditions.isOfEngine({ engines: ['argocd'] });
    expect(await list()).toHaveLength(3);
    policy.reads = gitopsConditions.isInProject({ projects: ['legacy'] });
    expect(await list()).toEqual(['other-aws-eks']);
    policy.reads = {
      allOf: [
        gitopsConditions.isOfEngine({ engines: ['argocd'] }),
        { not: gitopsConditions.isInProject({ projects: ['legacy'] }) },
        gitopsConditions.isInEnvironment({ environments: ['production'] }),
      ],
    };
    expect(await list()).toEqual(['checkout-api-aws-eks']);
  });

  it('what is missing as well as what is there', async () => {
    const { get, list, policy } = await start();
    const readExpected = async () => {
      const { body } = await get(ofEntity.replace('/api/gitops/v1/', ''));
      return body.expected.map((each: Deployment) => each.cluster.name);
    };
    await until(async () => (await list()).length === 4);
    expect(await readExpected()).toEqual(['aws-eks-qa']);
    policy.reads = isOwner('group:default/team-payments');
    expect(await readExpected()).toEqual(['aws-eks-qa']);
    policy.reads = isOwner('group:default/nobody');
    expect(await readExpected()).toEqual([]);
    policy.reads = gitopsConditions.isOfEngine({ engines: ['argocd'] });
    expect(await readExpected()).toEqual([]);
  });

  it('writes, and the buttons follow the same decision', async () => {
    const { actions, get, policy, post } = await start();
    actions.names = ['sync', 'suspend'];
    policy.writes = {
      allOf: [
        isOwner('group:default/team-payments'),
        gitopsConditions.isInEnvironment({ environments: ['dev', 'staging'] }),
      ],
    };
    const sync = (id: string) =>
      post(`deployments/${encodeURIComponent(id)}/sync`);
    await until(async () => (await sync(dev.id)).status === 202);
    const refused = await sync(production.id).expect(403);
    expect(refused.body.error.message).toContain('gitops.deployment.sync');
    const ids = [dev.id, production.id]
      .map(id => `id=${encodeURIComponent(id)}`)
      .join('&');
    const { body } = await get(`deployment-actions?${ids}`).expect(200);
    expect(
      body.items.map(
        (item: { actions: { action: string; permitted: boolean }[] }) =>
          item.actions.map(({ action, permitted }) => [action, permitted]),
      ),
    ).toEqual([
      [
        ['sync', true],
        ['suspend', true],
      ],
      [
        ['sync', false],
        ['suspend', false],
      ],
    ]);
  });
});
