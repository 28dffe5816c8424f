import { toScmRepoUrl } from './toScmRepoUrl';

describe('toScmRepoUrl', () => {
  it.each([
    [
      'https://github.com/org/platform-gitops',
      'github.com?owner=org&repo=platform-gitops',
    ],
    [
      'https://github.com/org/platform-gitops.git',
      'github.com?owner=org&repo=platform-gitops',
    ],
    [
      'https://gitlab.example.com:8443/group/sub/platform-gitops.git/',
      'gitlab.example.com:8443?owner=group%2Fsub&repo=platform-gitops',
    ],
  ])('%s', (url, expected) => {
    expect(toScmRepoUrl(url)).toBe(expected);
  });
});
