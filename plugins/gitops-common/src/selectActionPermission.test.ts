import { gitopsPermissions } from './permissions';
import { selectActionPermission } from './selectActionPermission';

describe('selectActionPermission', () => {
  it.each([
    ['sync', 'gitops.deployment.sync'],
    ['refresh', 'gitops.deployment.refresh'],
    ['terminate', 'gitops.deployment.terminate'],
    ['rollback', 'gitops.deployment.rollback'],
    ['auto-sync', 'gitops.deployment.suspend'],
    ['resource-action', 'gitops.deployment.resource-action'],
    ['reconcile', 'gitops.deployment.sync'],
    ['suspend', 'gitops.deployment.suspend'],
    ['resume', 'gitops.deployment.suspend'],
  ] as const)(
    '%s needs %s, which a policy can decide about',
    (action, name) => {
      const permission = selectActionPermission(action);
      expect(permission.name).toBe(name);
      expect(permission.attributes.action).toBe('update');
      expect(gitopsPermissions).toContain(permission);
    },
  );
});
