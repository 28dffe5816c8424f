import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { toFolderUrl } from './toFolderUrl';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
      gitea: [{ host: 'gitea.example.com' }],
    },
  }),
);
const path = './apps/check out/';

describe('toFolderUrl', () => {
  it.each([
    [
      'git@github.com:org/repo.git',
      'https://github.com/org/repo/tree/abc/apps/check%20out',
    ],
    [
      'https://me:secret@gitlab.com/a/b/c.git',
      'https://gitlab.com/a/b/c/-/tree/abc/apps/check%20out',
    ],
    [
      'https://gitea.example.com/org/repo',
      'https://gitea.example.com/org/repo/src/commit/abc/apps/check%20out',
    ],
    [
      'https://bitbucket.org/org/repo',
      'https://bitbucket.org/org/repo/src/abc/apps/check%20out',
    ],
    [
      'https://bitbucket.example.com/scm/KEY/repo.git',
      'https://bitbucket.example.com/projects/KEY/repos/repo/browse/apps/check%20out?at=abc',
    ],
    [
      'https://dev.azure.com/org/project/_git/repo',
      'https://dev.azure.com/org/project/_git/repo?path=%2Fapps%2Fcheck+out&version=GCabc',
    ],
    ['https://bitbucket.example.com/KEY/repo', undefined],
    ['https://git.example.com/org/repo', undefined],
    ['oci://ghcr.io/org/charts', undefined],
    ['', undefined],
  ])('%s', (repository, url) => {
    expect(toFolderUrl(repository, { path, sha: 'abc', integrations })).toBe(
      url,
    );
  });

  it('is the whole repository at its root, and nothing outside of it', () => {
    const at = (folder: string) =>
      toFolderUrl('https://github.com/org/repo', {
        path: folder,
        sha: 'abc',
        integrations,
      });
    expect(at('.')).toBe('https://github.com/org/repo/tree/abc');
    expect(at('')).toBe('https://github.com/org/repo/tree/abc');
    expect(at('a/../../..')).toBeUndefined();
  });
});
