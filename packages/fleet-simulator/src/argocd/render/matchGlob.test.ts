import { matchGlob } from './matchGlob';

describe('matchGlob', () => {
  it.each([
    ['argocd/*', 'argocd/services/x.yaml', true, true],
    ['argocd/*', 'hub/x.yaml', true, false],
    ['{*/argocd-cluster.yaml,hub/*}', 'aws/argocd-cluster.yaml', true, true],
    ['{*/argocd-cluster.yaml,hub/*}', 'hub/store.yaml', true, true],
    ['{*/argocd-cluster.yaml,hub/*}', 'aws/flux-system.yaml', true, false],
    ['infrastructure/*', 'infrastructure/monitoring', false, true],
    ['infrastructure/*', 'infrastructure/monitoring/deep', false, false],
    ['clusters/**/a.yaml', 'clusters/x/y/a.yaml', false, true],
    ['a?c.(1)', 'abc.(1)', false, true],
  ])('%s and %s', (glob, path, crossesFolders, matches) => {
    expect(matchGlob(glob, path, { crossesFolders })).toBe(matches);
  });
});
