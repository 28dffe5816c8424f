import { mapRaw } from '../__testUtils__/mapRaw';
import { toConcernedPaths } from './toConcernedPaths';

describe('toConcernedPaths', () => {
  it.each<[string, string | undefined, string | undefined, string[]]>([
    ['no annotation', undefined, 'apps/shop', []],
    ['an empty one', ';', 'apps/shop', []],
    ['the source itself', '.', 'apps/shop', ['apps/shop']],
    [
      'paths beside it and from the root',
      '.;../../base;/environments/dev/',
      'apps/shop/overlays/dev',
      ['apps/shop/overlays/dev', 'apps/shop/base', 'environments/dev'],
    ],
    ['spaces and repetitions', ' . ; ./ ', './apps/shop/', ['apps/shop']],
    ['the root', '/', 'apps/shop', ['']],
    ['a way out of the repository', '../../..', 'apps/shop', ['']],
    ['a pattern', '/shared/*-secret.yaml', 'apps/shop', ['shared']],
    [
      'a source without path',
      '.;/values/shop.yaml',
      undefined,
      ['values/shop.yaml'],
    ],
  ])('%s', (_meaning, told, sourcePath, paths) => {
    expect(toConcernedPaths(told, sourcePath)).toEqual(paths);
  });

  it('is told for each source of a repository, not for a chart of a registry', () => {
    const { sources } = mapRaw({
      metadata: {
        annotations: {
          'argocd.argoproj.io/manifest-generate-paths': '.;/shared',
        },
      },
      spec: {
        sources: [
          { repoURL: 'https://git.test/a.git', path: 'apps/shop' },
          { repoURL: 'https://charts.test', chart: 'shop' },
        ],
      },
    });
    expect(sources.map(({ paths }) => paths)).toEqual([
      ['apps/shop', 'shared'],
      undefined,
    ]);
  });
});
