import { hideConfidential } from './hideConfidential';

describe('hideConfidential', () => {
  it('takes out our secrets and the addresses of API servers, however they are written', () => {
    const text = [
      'server: https://eks.internal.test:6443/',
      'host: eks.internal.test',
      'token: our-token',
      'kubernetes: hub',
    ].join('\n');
    expect(
      hideConfidential(text, {
        secrets: ['our-token', ''],
        servers: [
          'https://eks.internal.test:6443',
          'http://hub',
          'argo.test:1',
        ],
      }),
    ).toBe(
      [
        'server: https://(address)/',
        'host: (address)',
        'token: (secret)',
        'kubernetes: hub',
      ].join('\n'),
    );
  });
});
