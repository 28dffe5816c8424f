import { toFileUrl } from './toFileUrl';

describe('toFileUrl', () => {
  it.each([
    [
      'https://github.com/org/platform.git',
      'github',
      'https://github.com/org/platform/blob/main',
    ],
    [
      'https://gitlab.com/group/sub/platform/',
      'gitlab',
      'https://gitlab.com/group/sub/platform/-/blob/main',
    ],
    [
      'http://127.0.0.1:7020/git/org/platform-gitops.git',
      undefined,
      'http://127.0.0.1:7020/git/org/platform-gitops.git/raw/main',
    ],
  ])('%s of %s', (url, type, expected) => {
    expect(toFileUrl(url, { branch: 'main', type })).toBe(expected);
  });

  it('keeps what a branch may have out of the way', () => {
    expect(toFileUrl('https://git.example.com/p', { branch: 'a/b#c' })).toBe(
      'https://git.example.com/p/raw/a/b%23c',
    );
  });
});
