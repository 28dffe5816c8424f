import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createDeployment } from './__testUtils__/createDeployment';
import { openApiSpec } from './__testUtils__/openApiSpec';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { dev, production } from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

const allow: { result: AuthorizeResult.ALLOW } = {
  result: AuthorizeResult.ALLOW,
};
const some: { result: AuthorizeResult.CONDITIONAL } = {
  result: AuthorizeResult.CONDITIONAL,
};
jest.setTimeout(120_000);

describe('Actions', () => {
  it('on a source need the permission on every Deployment fetched from it', async () => {
    const source = (id: string) => [
      {
        repository: '',
        object: { id, kind: 'GitRepository', namespace: 'flux', name: 'main' },
      },
    ];
    const decision = { onlyDev: false };
    const { actions, get, hub, post } = await startActionsBackend({
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async asked =>
            asked.map(({ permission }) =>
              permission.attributes.action === 'read' || !decision.onlyDev
                ? allow
                : {
                    ...some,
                    pluginId: 'gitops',
                    resourceType: 'gitops-deployment',
                    conditions: {
                      rule: 'IS_ON_CLUSTER',
                      resourceType: 'gitops-deployment',
                      params: { clusters: ['aws-eks-dev'] },
                    },
                  },
            ),
        }).factory,
      ],
    });
    hub.tell({
      type: 'delta',
      upserted: [
        { ...dev, sources: source('both') },
        { ...production, sources: source('both') },
        createDeployment({
          app: 'other',
          cluster: 'aws-eks-dev',
          sources: source('dev'),
        }),
      ],
      removed: [],
    });
    await until(
      async () => (await post('sources/both/reconcile')).status === 202,
    );
    expect(actions.calls[0]).toMatchObject({
      target: 'both',
      action: 'reconcile',
      by: 'user:default/ada',
    });
    await post('sources/none/suspend').expect(404);
    actions.sourceChecks = [
      {
        action: 'resume',
        blockers: [{ code: 'NotSuspended', message: 'It is not suspended.' }],
        warnings: [],
      },
    ];
    const askChecks = async () => {
      const answer = await get('source-actions?id=both&id=dev&id=none');
      expect(
        openApiSpec.findFault('/v1/source-actions', answer),
      ).toBeUndefined();
      return answer.body.items;
    };
    const shared = {
      code: 'SharedSource',
      message: '2 deployments are fetched from it: checkout-api, checkout-api.',
    };
    const free = { permitted: true, blockers: [], warnings: [] };
    const blocked = { ...free, blockers: actions.sourceChecks[0].blockers };
    expect(await askChecks()).toEqual([
      {
        id: 'both',
        actions: [
          { action: 'reconcile', ...free, warnings: [shared] },
          { action: 'suspend', ...free, warnings: [shared] },
          { action: 'resume', ...blocked, warnings: [shared] },
        ],
      },
      {
        id: 'dev',
        actions: [
          { action: 'reconcile', ...free },
          { action: 'suspend', ...free },
          { action: 'resume', ...blocked },
        ],
      },
    ]);
    decision.onlyDev = true;
    expect(
      (await askChecks()).map((item: { actions: { permitted: boolean }[] }) =>
        item.actions.map(({ permitted }) => permitted),
      ),
    ).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
    await post('sources/both/suspend').expect(403);
    const taken = await post('sources/dev/suspend').expect(202);
    expect(taken.body).toMatchObject({
      target: { type: 'source', id: 'dev' },
      subject: 'GitRepository main',
      parameters: {},
    });
    await post('sources/dev/resume', { x: 1 }).expect(400);
  });
});
