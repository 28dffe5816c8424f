import { isGitopsAvailable } from './annotations';

const createEntity = (kind: string, annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'shop', annotations },
});

describe('isGitopsAvailable', () => {
  it.each(['Component', 'component'])('on every %s', kind => {
    expect(isGitopsAvailable(createEntity(kind))).toBe(true);
  });

  it.each([
    'gitops/app-name',
    'gitops/clusters',
    'argocd/app-name',
    'argocd/app-selector',
    'argocd/project-name',
    'backstage.io/kubernetes-id',
    'backstage.io/kubernetes-label-selector',
  ])('on whatever carries %s', key => {
    expect(isGitopsAvailable(createEntity('Resource', { [key]: 'x' }))).toBe(
      true,
    );
    expect(isGitopsAvailable(createEntity('Resource', { [key]: '' }))).toBe(
      false,
    );
  });

  it('not on anything else', () => {
    expect(isGitopsAvailable(createEntity('API'))).toBe(false);
    const narrowing = { 'backstage.io/kubernetes-namespace': 'x' };
    expect(isGitopsAvailable(createEntity('API', narrowing))).toBe(false);
  });
});
