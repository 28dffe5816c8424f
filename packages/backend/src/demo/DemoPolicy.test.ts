import {
  gitopsDeploymentReadPermission,
  gitopsDeploymentSyncPermission,
  gitopsEngineProxyPermission,
} from '@backstage-gitops/plugin-gitops-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Permission } from '@backstage/plugin-permission-common';
import { DemoPolicy } from './DemoPolicy';

const ask = (permission: Permission, ...ownershipEntityRefs: string[]) =>
  new DemoPolicy().handle(
    { permission },
    {
      credentials: mockCredentials.user(),
      info: { userEntityRef: 'x', ownershipEntityRefs },
    },
  );

describe('DemoPolicy', () => {
  it('lets everybody read, and only operators do everything', async () => {
    const platform = 'group:default/platform';
    expect(await ask(gitopsDeploymentReadPermission)).toEqual({
      result: 'ALLOW',
    });
    expect(await ask(gitopsEngineProxyPermission)).toEqual({ result: 'DENY' });
    expect(await ask(gitopsEngineProxyPermission, platform)).toEqual({
      result: 'ALLOW',
    });
    expect(await ask(gitopsDeploymentSyncPermission, platform)).toEqual({
      result: 'ALLOW',
    });
  });

  it('lets owners act in dev and staging, which for guests is nowhere', async () => {
    expect(
      await ask(gitopsDeploymentSyncPermission, 'group:default/team-payments'),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'gitops',
      resourceType: 'gitops-deployment',
      conditions: {
        allOf: [
          {
            rule: 'IS_ENTITY_OWNER',
            resourceType: 'gitops-deployment',
            params: { claims: ['group:default/team-payments'] },
          },
          {
            rule: 'IS_IN_ENVIRONMENT',
            resourceType: 'gitops-deployment',
            params: { environments: ['dev', 'staging'] },
          },
        ],
      },
    });
  });

  it.each([
    ['scaffolder.task.create', 'DENY', 'ALLOW'],
    ['scaffolder.action.execute', 'DENY', 'ALLOW'],
    ['catalog.location.create', 'DENY', 'ALLOW'],
    ['catalog.location.delete', 'DENY', 'ALLOW'],
    ['catalog.entity.delete', 'DENY', 'ALLOW'],
    ['catalog.entity.refresh', 'ALLOW', 'ALLOW'],
  ])('%s: guests %s, members of a team %s', async (name, guest, member) => {
    const permission: Permission = { type: 'basic', name, attributes: {} };
    expect(await ask(permission, 'user:default/guest')).toEqual({
      result: guest,
    });
    expect(
      await ask(permission, 'user:default/ada', 'group:default/team-payments'),
    ).toEqual({ result: member });
  });
});
