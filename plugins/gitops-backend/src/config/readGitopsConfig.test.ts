import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readGitopsConfig } from './readGitopsConfig';

const read = (gitops: object) =>
  readGitopsConfig(new ConfigReader({ gitops } as never));

describe('readGitopsConfig', () => {
  it('reads everything, and leaves what engine modules read alone', () => {
    expect(
      read({
        environments: ['dev', 'production'],
        clusters: [
          { name: 'a', aliases: ['b'], labels: { tier: 1 } },
          { name: 'c', dashboardUrl: 'https://console.test/?c=c#/pods' },
        ],
        expected: [{ entityRef: 'Checkout-API', clusters: ['a'] }],
        repository: { url: 'https://github.com/org/platform-gitops' },
        history: { keepDays: 30 },
        argocd: { instances: 'not ours' },
      }),
    ).toEqual({
      environments: ['dev', 'production'],
      clusters: [
        { name: 'a', aliases: ['b'], labels: { tier: '1' } },
        {
          name: 'c',
          aliases: [],
          labels: {},
          dashboardUrl: 'https://console.test/?c=c#/pods',
        },
      ],
      expected: [
        { entityRef: 'component:default/checkout-api', clusters: ['a'] },
      ],
      repository: {
        url: 'https://github.com/org/platform-gitops',
        defaultBranch: 'main',
      },
      history: { keepDays: 30, keepPerDeployment: 500 },
    });
  });

  it('is empty without configuration, but for how much history is kept', () => {
    expect(readGitopsConfig(new ConfigReader({}))).toEqual({
      environments: [],
      clusters: [],
      expected: [],
      history: { keepDays: 400, keepPerDeployment: 500 },
    });
  });

  it.each([
    [
      { environments: [1] },
      'gitops.environments[0] has 1; it should be the name of an environment.',
    ],
    [
      { environments: ['a', 'a'] },
      'gitops.environments has "a" twice; it should be each environment once.',
    ],
    [
      { clusters: { a: {} } },
      'gitops.clusters has an object; it should be a list of clusters.',
    ],
    [
      { clusters: ['a'] },
      'gitops.clusters[0] has "a"; it should be a cluster with a name.',
    ],
    [
      { clusters: [{ name: ' ' }] },
      'gitops.clusters[0].name has " "; it should be the name of a cluster.',
    ],
    [
      { clusters: [{ name: 'a', alias: [] }] },
      'gitops.clusters[0] has "alias", which nothing reads; it should be removed or spelled as documented.',
    ],
    [
      { clusters: [{ name: 'a' }, { name: 'b', aliases: ['a'] }] },
      'gitops.clusters has "a" twice; it should be names and aliases that are each used once.',
    ],
    [
      { clusters: [{ name: 'a', labels: { x: [] } }] },
      'gitops.clusters[0].labels.x has a list of 0; it should be a text.',
    ],
    [
      { clusters: [{ name: 'a', dashboardUrl: 'ftp://console.test/a' }] },
      'gitops.clusters[0].dashboardUrl has "ftp://console.test/a"; it should be the http or https address of a page for people.',
    ],
    [
      { expected: [{ entityRef: 'component:', clusters: ['x'] }] },
      'gitops.expected[0].entityRef has "component:"; it should be an entity reference like component:default/name.',
    ],
    [
      { expected: [{ entityRef: 'a' }] },
      'gitops.expected[0].clusters has no value; it should be a list of cluster names.',
    ],
    [
      { repository: { url: 'git@github.com:org/repo' } },
      'gitops.repository.url has "git@github.com:org/repo"; it should be the http or https address of a Git repository.',
    ],
    [
      { history: [] },
      'gitops.history has a list of 0; it should be how much history is kept.',
    ],
    [
      { history: { keepDays: 0 } },
      'gitops.history.keepDays has 0; it should be a whole number from 1 to 3650.',
    ],
    [
      { history: { keepPerDeployment: '500' } },
      'gitops.history.keepPerDeployment has "500"; it should be a whole number from 10 to 10000.',
    ],
    [
      { history: { days: 1 } },
      'gitops.history has "days", which nothing reads; it should be removed or spelled as documented.',
    ],
  ])('refuses %j in one sentence', (gitops, sentence) => {
    expect(() => read(gitops)).toThrow(
      new InputError(`Configuration key ${sentence}`),
    );
  });

  it('refuses gitops that is no block', () => {
    expect(() => read(['a'])).toThrow(
      new InputError(
        'Configuration key gitops has a list of 1; it should be a block of keys.',
      ),
    );
  });

  it.each([
    ['https://me:secret@host/repo', 'https://…@host/repo'],
    ['https://:secret@host/repo', 'https://…@host/repo'],
    ['https://secret@host/repo', 'https://…@host/repo'],
    ['https://me:sec@ret@host/repo', 'https://…@host/repo'],
    ['https://host/repo?private_token=secret', 'https://host/repo?…'],
    ['https://host/repo#secret', 'https://host/repo?…'],
  ])('refuses credentials in %s without repeating them', (url, shown) => {
    expect(() => read({ repository: { url } })).toThrow(
      new InputError(
        `Configuration key gitops.repository.url has "${shown}"; it should be an address without credentials, which belong under integrations.`,
      ),
    );
  });

  it('takes no dashboard with credentials, which everyone would see', () => {
    expect(() =>
      read({
        clusters: [{ name: 'a', dashboardUrl: 'https://me:secret@host/a' }],
      }),
    ).toThrow(
      new InputError(
        'Configuration key gitops.clusters[0].dashboardUrl has "https://…@host/a"; it should be an address without credentials, as everyone sees it.',
      ),
    );
  });

  it('repeats no credentials of an address that is none', () => {
    expect(() =>
      read({ repository: { url: 'https://me:sec/ret@host/repo' } }),
    ).toThrow(
      new InputError(
        'Configuration key gitops.repository.url has "https://…@host/repo"; it should be the http or https address of a Git repository.',
      ),
    );
  });

  it('takes the address of a repository with an @ in its path', () => {
    const url = 'https://host/@team/repo.git';
    expect(read({ repository: { url } }).repository?.url).toBe(url);
  });
});
