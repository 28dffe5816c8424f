import { readRecording } from '@backstage-gitops/recordings';
import { toSafeText } from './toSafeText';

describe('toSafeText', () => {
  it.each([
    [
      'Failed to load target state: rpc error: code = Unknown desc = no-such-folder: app path does not exist',
      'Failed to load target state: no-such-folder: app path does not exist',
    ],
    [
      'Get "https://10.0.0.1:6443/apis?timeout=32s": dial tcp 10.0.0.1:6443: connect: connection refused',
      'Get "(address)": dial tcp (address): connect: connection refused',
    ],
    ['token ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'token (secret)'],
    [
      'Back-off pulling image "ghcr.io/org/web:1.0.0"',
      'Back-off pulling image "ghcr.io/org/web:1.0.0"',
    ],
    [
      'there are no clusters with this name: nowhere',
      'there are no clusters with this name: nowhere',
    ],
  ])('makes of "%s"', (text, expected) => {
    expect(toSafeText(text)).toBe(expected);
  });

  it.each(['resource-cluster-down', 'resource-cluster-hanging'])(
    'leaves no address in what was recorded (%s)',
    name => {
      const { message } = readRecording('argocd', name).response.body as {
        message: string;
      };
      expect(message).toMatch(/example\.com/);
      expect(toSafeText(message)).not.toMatch(/example\.com|:\/\//);
    },
  );

  it('cuts what is very long', () => {
    const cut = toSafeText('word '.repeat(1000));
    expect(cut.length).toBeLessThanOrEqual(300);
    expect(cut).toMatch(/…$/);
  });
});
