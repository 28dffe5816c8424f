import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createDeployment } from '../__testUtils__/createDeployment';
import { toSourceLinks } from './toSourceLinks';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const sha = '5b6fc8f5a89a1c1d2e3f405162738495a6b7c8d9';
const repository = 'https://github.com/org/platform-gitops';
const ofCommit = {
  kind: 'git',
  title: 'Commit 5b6fc8f',
  url: `${repository}/commit/${sha}`,
};
const toLinks = (...args: Parameters<typeof createDeployment>) =>
  toSourceLinks(createDeployment(...args), integrations);

describe('toSourceLinks', () => {
  it('leads to the folder of every source at what is applied, not at what is desired', () => {
    expect(
      toLinks({
        sources: [
          {
            repository,
            path: 'apps/checkout-api',
            applied: sha,
            desired: 'f'.repeat(40),
          },
          { repository, applied: `main@sha1:${sha}` },
        ],
      }),
    ).toEqual([
      {
        kind: 'git',
        title: 'apps/checkout-api',
        url: `${repository}/tree/${sha}/apps/checkout-api`,
      },
      ofCommit,
      { kind: 'git', title: repository, url: `${repository}/tree/${sha}` },
      ofCommit,
    ]);
  });

  it('leads to the commit a chart was made from, when its whole hash is known', () => {
    const sources = [
      { repository, chart: 'app', applied: '0.1.0+5b6fc8f5a89a.1' },
    ];
    expect(toLinks({ sources, commit: { sha } })).toEqual([ofCommit]);
    expect(toLinks({ sources, commit: { sha: 'f'.repeat(40) } })).toEqual([]);
    expect(toLinks({ sources })).toEqual([]);
  });

  it('leads nowhere without a commit, or to a host that is no integration', () => {
    expect(
      toLinks({
        sources: [
          { repository, path: 'a', target: 'main', desired: sha },
          { repository, chart: 'app', applied: '1.2.3' },
          { repository: 'https://git.internal:8443/a/b', applied: sha },
          { repository: '', applied: sha },
        ],
      }),
    ).toEqual([]);
  });
});
