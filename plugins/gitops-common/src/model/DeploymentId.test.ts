import { toDeploymentId } from './DeploymentId';

const identity = {
  engine: { type: 'argocd' as const, name: 'hub' },
  namespace: 'argocd',
  kind: 'Application' as const,
  name: 'shop',
};

describe('toDeploymentId', () => {
  it('reads as what it is', () => {
    expect(toDeploymentId(identity)).toBe('argocd:hub:argocd:Application:shop');
  });

  it('tells apart what a name with a colon would merge', () => {
    const a = { ...identity, namespace: 'a:b', name: 'c' };
    const b = { ...identity, namespace: 'a', name: 'b:c' };
    expect(toDeploymentId(a)).not.toBe(toDeploymentId(b));
    expect(toDeploymentId({ ...identity, name: 'a/b' })).not.toContain('/');
  });

  it.each([
    { engine: { type: 'flux', name: 'hub' } },
    { engine: { type: 'argocd', name: 'other' } },
    { namespace: 'team-a' },
    { kind: 'HelmRelease' as const },
    { name: 'other' },
  ])('differs by %j', different => {
    expect(toDeploymentId({ ...identity, ...different })).not.toBe(
      toDeploymentId(identity),
    );
  });
});
