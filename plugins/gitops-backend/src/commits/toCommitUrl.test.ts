import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { toCommitUrl } from './toCommitUrl';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        {
          host: 'ghe.example.com',
          apiBaseUrl: 'https://ghe.example.com/api/v3',
        },
      ],
      gitlab: [
        {
          host: 'gitlab.example.com',
          token: 'x',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
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

describe('toCommitUrl', () => {
  it.each([
    [
      'https://github.com/org/repo.git',
      'https://github.com/org/repo/commit/abc',
    ],
    ['git@github.com:org/repo.git', 'https://github.com/org/repo/commit/abc'],
    [
      'ssh://git@ghe.example.com:2222/org/repo',
      'https://ghe.example.com/org/repo/commit/abc',
    ],
    [
      'https://me:secret@github.com/org/repo',
      'https://github.com/org/repo/commit/abc',
    ],
    [
      'https://gitlab.example.com/a/b/c.git',
      'https://gitlab.example.com/a/b/c/-/commit/abc',
    ],
    [
      'https://bitbucket.org/org/repo',
      'https://bitbucket.org/org/repo/commits/abc',
    ],
    [
      'https://bitbucket.example.com/scm/KEY/repo.git',
      'https://bitbucket.example.com/projects/KEY/repos/repo/commits/abc',
    ],
    [
      'https://dev.azure.com/org/project/_git/repo',
      'https://dev.azure.com/org/project/_git/repo/commit/abc',
    ],
    [
      'https://gitea.example.com/org/repo',
      'https://gitea.example.com/org/repo/commit/abc',
    ],
    ['https://git.example.com/org/repo', undefined],
    ['https://charts.example.com', undefined],
    ['', undefined],
  ])('%s', (repository, url) => {
    expect(toCommitUrl(repository, { sha: 'abc', integrations })).toBe(url);
  });
});
