import { toReadableMessage } from './toReadableMessage';

describe('toReadableMessage', () => {
  it.each([
    [
      'kustomization path not found: stat /tmp/kustomization-2830947223/flux/absent: no such file or directory',
      'kustomization path not found: stat ./flux/absent: no such file or directory',
    ],
    [
      'failed to get server groups: Get "https://gcp-gke.example.com/api?timeout=30s": dial tcp gcp-gke.example.com: connect: connection refused\n',
      'failed to get server groups: Get "(address)": dial tcp (address): connect: connection refused',
    ],
    [
      'lookup git on 10.0.0.10:53: no such host',
      'lookup (address) on (address): no such host',
    ],
    [
      "health check failed after 30.023291484s: timeout waiting for: [Deployment/cases/web status: 'InProgress']",
      "health check failed after 30s: timeout waiting for: [Deployment/cases/web status: 'InProgress']",
    ],
    [
      'Applied revision: main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
      'Applied revision: main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
    ],
    [
      'failed to list: Get "https://kube.internal.corp:6443/apis": Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln, User "system:serviceaccount:flux-system:robot" at [fd00::1]:6443',
      'failed to list: Get "(address)": Authorization: Bearer (secret), User "(account)" at (address)',
    ],
    [
      "unable to clone 'git@internal-host:org/r.git': password=hunter2",
      "unable to clone '(address)': password=(secret)",
    ],
  ])('%s', (message, readable) => {
    expect(toReadableMessage(message)).toBe(readable);
  });

  it('cuts what nobody reads to the end', () => {
    expect(toReadableMessage('x'.repeat(10_000))).toHaveLength(500);
  });
});
