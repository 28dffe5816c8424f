import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createGitHeaders } from './createGitHeaders';

const createHeaders = createGitHeaders(
  ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host: 'github.com', token: 'hub-token' }],
        gitlab: [{ host: 'gitlab.com', token: 'lab-token' }],
        bitbucketCloud: [{ username: 'me', appPassword: 'word' }],
        bitbucketServer: [
          {
            host: 'bitbucket.example.com',
            token: 'bearer',
            apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
          },
        ],
        gitea: [
          { host: 'gitea.example.com', username: 'me', password: 'word' },
        ],
      },
    }),
  ),
);
const basic = (text: string) => ({
  authorization: `Basic ${Buffer.from(text).toString('base64')}`,
});

describe('createGitHeaders', () => {
  it.each([
    ['https://github.com/org/repo.git', basic('x-access-token:hub-token')],
    [
      'https://github.com/org/repo.git/info/refs?service=git-upload-pack',
      basic('x-access-token:hub-token'),
    ],
    ['https://gitlab.com/org/repo.git', basic('oauth2:lab-token')],
    ['https://bitbucket.org/org/repo.git', basic('me:word')],
    [
      'https://bitbucket.example.com/scm/k/repo.git',
      { authorization: 'Bearer bearer' },
    ],
    ['https://gitea.example.com/org/repo.git', basic('me:word')],
    ['http://127.0.0.1:7020/git/org/platform-gitops.git', {}],
  ])('%s', async (url, headers) => {
    expect(await createHeaders(url)).toEqual(headers);
  });
});
