import { toRepositoryKey } from './toRepositoryKey';

describe('toRepositoryKey', () => {
  it.each([
    'https://github.com/org/repo',
    'https://github.com/org/repo.git',
    'https://user@GitHub.com/org/repo.git/',
    'ssh://git@github.com:22/org/repo.git',
    'git@github.com:org/repo.git',
  ])('%s', address => {
    expect(toRepositoryKey(address)).toBe('github.com/org/repo');
  });

  it('keeps what tells repositories apart', () => {
    expect(toRepositoryKey('http://127.0.0.1:7020/git/org/a.git')).toBe(
      '127.0.0.1:7020/git/org/a',
    );
    expect(toRepositoryKey('not an address')).toBe('not an address');
    expect(toRepositoryKey('')).toBe('');
  });
});
