import { toPublicAddress } from './toPublicAddress';

describe('toPublicAddress', () => {
  it.each([
    ['https://git.example.com/org/a.git', 'https://git.example.com/org/a.git'],
    [
      'https://git.example.com:8443/org/a',
      'https://git.example.com:8443/org/a',
    ],
    [
      'http://127.0.0.1:7020/git/org/a.git',
      'http://127.0.0.1:7020/git/org/a.git',
    ],
    ['https://charts.example.com', 'https://charts.example.com'],
    ['https://charts.example.com/', 'https://charts.example.com/'],
    ['https://npm.example.com/@org/a', 'https://npm.example.com/@org/a'],
    [
      'ssh://git@git.example.com:2222/org/a',
      'ssh://git@git.example.com:2222/org/a',
    ],
    ['oci://ghcr.io/org/charts/a', 'oci://ghcr.io/org/charts/a'],
    ['ghcr.io/org/charts', 'ghcr.io/org/charts'],
    ['git@git.example.com:org/a.git', 'git@git.example.com:org/a.git'],
    ['', ''],
    [undefined, ''],
  ])('leaves %s', (address, shown) => {
    expect(toPublicAddress(address)).toBe(shown);
  });

  it.each([
    ['https://robot:pw@h.test/r.git?token=1#x', 'https://h.test/r.git'],
    ['https://token@h.test/r', 'https://h.test/r'],
    ['https://:token@h.test/r', 'https://h.test/r'],
    ['https://u:p@ss@h.test/r', 'https://h.test/r'],
    ['https://u:p/w@h.test/r.git', ''],
    ['https://u:1/w@h.test/r.git', ''],
    ['https://u:1#w@h.test/r.git', ''],
    ['https://u:1?w@h.test/r.git', ''],
    ['https://h.test/r?private_token=abc', 'https://h.test/r'],
    ['ssh://robot:pw@h.test/r', 'ssh://h.test/r'],
    ['ssh://git:pw@h.test/r', 'ssh://h.test/r'],
    ['user:pass@h.test:org/r', 'h.test:org/r'],
    ['u:p@ss@h.test:org/r', 'h.test:org/r'],
    ['token@h.test:org/r', 'h.test:org/r'],
    ['robot:p?w@h.test/r', ''],
    ['h.test/r?private_token=abc', 'h.test/r'],
    ['https://not a host/r', ''],
  ])('shows %s as "%s"', (address, shown) => {
    expect(toPublicAddress(address)).toBe(shown);
  });
});
