import { toReadableMessage } from './toReadableMessage';
import { toRepositoryAddress } from './toRepositoryAddress';

describe('toReadableMessage', () => {
  it.each([
    [
      'kustomization path not found: stat /tmp/kustomization-2830947223/flux/absent: no such file or directory',
      'kustomization path not found: stat ./flux/absent: no such file or directory',
    ],
    [
      'failed to get server groups: Get "https://gcp-gke.example.com/api?timeout=30s": dial tcp gcp-gke.example.com: connect: connection refused\n',
      'failed to get server groups: Get "(address)": dial tcp: connect: connection refused',
    ],
    [
      'lookup git on 10.0.0.10:53: no such host',
      'lookup git on (address): no such host',
    ],
    [
      "health check failed after 30.023291484s: timeout waiting for: [Deployment/cases/web status: 'InProgress']",
      "health check failed after 30s: timeout waiting for: [Deployment/cases/web status: 'InProgress']",
    ],
    [
      'Applied revision: main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
      'Applied revision: main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
    ],
  ])('%s', (message, readable) => {
    expect(toReadableMessage(message)).toBe(readable);
  });

  it('cuts what nobody reads to the end', () => {
    expect(toReadableMessage('x'.repeat(10_000))).toHaveLength(500);
  });
});

describe('toRepositoryAddress', () => {
  it.each([
    [
      'https://robot:pw@git.example.com/org/a.git?token=1#x',
      'https://git.example.com/org/a.git',
    ],
    ['https://token@git.example.com:8443/a', 'https://git.example.com:8443/a'],
    [
      'ssh://git@git.example.com/org/a.git',
      'ssh://git@git.example.com/org/a.git',
    ],
    ['oci://ghcr.io/org/charts/a', 'oci://ghcr.io/org/charts/a'],
    ['git@git.example.com:org/a.git', 'git@git.example.com:org/a.git'],
    ['me:pw@git.example.com:org/a.git', 'git.example.com:org/a.git'],
  ])('%s is shown as %s', (address, shown) => {
    expect(toRepositoryAddress(address)).toBe(shown);
  });
});
