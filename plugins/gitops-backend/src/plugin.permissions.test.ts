import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { gitopsPermissions } from '@backstage-gitops/plugin-gitops-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { decide, onlyIn } from './__testUtils__/decide';
import {
  checkout,
  dev,
  ofEntity,
  production,
  startTestFleet,
} from './__testUtils__/startTestFleet';

describe('gitopsPlugin keeps from people what they may not see:', () => {
  it('an entity that the catalog hides does not exist', async () => {
    const { server } = await startTestFleet();
    const { body } = await request(server)
      .get('/api/gitops/v1/entities/component/default/secret/deployments')
      .expect(404);
    expect(body.error).toMatchObject({
      name: 'NotFoundError',
      message:
        'The catalog has no entity component:default/secret that you can see',
    });
  });

  it.each([
    {
      whom: 'on behalf of a caller who may not read every entity',
      // Allows Deployments, and decides about nothing else.
      features: [
        decide({
          deployments: { result: AuthorizeResult.ALLOW },
          engines: AuthorizeResult.ALLOW,
        }),
      ],
      asked: mockCredentials.user('user:default/ada'),
    },
    {
      whom: 'for all when the policy lets everybody read every entity',
      features: [],
      asked: mockCredentials.service('plugin:gitops'),
    },
  ])('the catalog is asked $whom', async ({ features, asked }) => {
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async () => checkout,
    });
    const { server } = await startTestFleet({
      catalog: catalog.factory,
      features,
    });
    await request(server)
      .get(ofEntity)
      .set('authorization', mockCredentials.user.header('user:default/ada'))
      .expect(200);
    expect(catalog.getEntityByRef.mock.calls).toEqual([
      ['component:default/checkout-api', { credentials: asked }],
    ]);
  });

  // eslint-disable-next-line jest/expect-expect -- supertest expects
  it('nobody without credentials', async () => {
    const { server } = await startTestFleet();
    await request(server)
      .get(ofEntity)
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('DENY is 403 on every route that shows Deployments', async () => {
    const { server } = await startTestFleet({
      features: [
        decide({
          deployments: { result: AuthorizeResult.DENY },
          engines: AuthorizeResult.ALLOW,
        }),
      ],
    });
    for (const path of [
      ofEntity,
      '/api/gitops/v1/deployments',
      `/api/gitops/v1/deployments/${encodeURIComponent(production.id)}`,
      '/api/gitops/v1/entities/component/default/checkout-api/explain',
      '/api/gitops/v1/deployment-sets',
      '/api/gitops/v1/deployment-sets/any',
    ]) {
      const { body } = await request(server).get(path).expect(403);
      expect(body.error.name).toBe('NotAllowedError');
    }
    await request(server).get('/api/gitops/v1/engines').expect(200);
    await request(server).get('/api/gitops/v1/clusters').expect(200);
  });

  // eslint-disable-next-line jest/expect-expect -- supertest expects
  it('engines and clusters have a permission of their own', async () => {
    const { server } = await startTestFleet({
      features: [
        decide({
          deployments: { result: AuthorizeResult.ALLOW },
          engines: AuthorizeResult.DENY,
        }),
      ],
    });
    await request(server).get('/api/gitops/v1/engines').expect(403);
    await request(server).get('/api/gitops/v1/clusters').expect(403);
    await request(server).get(ofEntity).expect(200);
  });

  it('a condition leaves rows and absent ones out everywhere, and makes none of the rows absent', async () => {
    const { server } = await startTestFleet({
      features: [
        decide({
          deployments: onlyIn('dev'),
          engines: AuthorizeResult.ALLOW,
        }),
      ],
      moreClusters: [
        { name: 'aws-eks-dr', labels: { environment: 'production' } },
        { name: 'aws-eks-qa', labels: { environment: 'dev' } },
      ],
      entities: [
        {
          ...checkout,
          metadata: {
            ...checkout.metadata,
            annotations: {
              'gitops/app-name': 'checkout-api',
              'gitops/clusters': 'aws-eks, aws-eks-dr, aws-eks-qa',
            },
          },
        },
      ],
    });
    const names = (items: (typeof dev)[]) =>
      items.map(item => item.cluster.name);
    const entity = await request(server).get(ofEntity).expect(200);
    expect(names(entity.body.items)).toEqual(['aws-eks-dev']);
    // The row on aws-eks is hidden, not absent; what is absent in production is hidden as well.
    expect(names(entity.body.expected)).toEqual(['aws-eks-qa']);
    const list = await request(server)
      .get('/api/gitops/v1/deployments')
      .expect(200);
    expect(names(list.body.items)).toEqual(['aws-eks-dev']);
    expect(list.body.totalItems).toBe(1);
    await request(server)
      .get(`/api/gitops/v1/deployments/${encodeURIComponent(production.id)}`)
      .expect(404);
  });

  it('policies can load Deployments by id and know the rule', async () => {
    const { server } = await startTestFleet({
      features: [mockServices.permissionsRegistry.factory()],
    });
    const metadata = await request(server)
      .get('/api/gitops/.well-known/backstage/permissions/metadata')
      .expect(200);
    expect(
      metadata.body.permissions.map((each: { name: string }) => each.name),
    ).toEqual(gitopsPermissions.map(({ name }) => name));
    expect(
      metadata.body.rules.map((each: { name: string }) => each.name).sort(),
    ).toEqual([
      'IS_ENTITY_OWNER',
      'IS_IN_ENVIRONMENT',
      'IS_IN_PROJECT',
      'IS_OF_ENGINE',
      'IS_ON_CLUSTER',
    ]);
    const applied = await request(server)
      .post('/api/gitops/.well-known/backstage/permissions/apply-conditions')
      .set('authorization', mockCredentials.service.header())
      .send({
        items: [dev, production].map(({ id }, index) => ({
          id: String(index),
          resourceRef: id,
          resourceType: 'gitops-deployment',
          conditions: {
            rule: 'IS_IN_ENVIRONMENT',
            resourceType: 'gitops-deployment',
            params: { environments: ['dev'] },
          },
        })),
      })
      .expect(200);
    expect(applied.body.items).toEqual([
      { id: '0', result: AuthorizeResult.ALLOW },
      { id: '1', result: AuthorizeResult.DENY },
    ]);
  });
});
