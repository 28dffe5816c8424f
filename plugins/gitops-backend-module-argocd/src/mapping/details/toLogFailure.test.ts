import { toLogFailure } from './toLogFailure';

describe('toLogFailure', () => {
  it.each<[string, string | undefined, string, string]>([
    [
      'container nope is not valid for pod web-1',
      'web-1',
      'NotFound',
      'Pod web-1 has no container nope.',
    ],
    [
      'previous terminated container "app" in pod "web-1" not found',
      'web-1',
      'NotFound',
      'Container app of Pod web-1 was not restarted: there are no lines from before.',
    ],
    [
      'container "app" in pod "web-1" is waiting to start: ImagePullBackOff',
      'web-1',
      'NotStarted',
      'Container app of Pod web-1 has not started: ImagePullBackOff.',
    ],
    ['pods "web-1" not found', 'web-1', 'NotFound', 'Pod web-1 is gone.'],
    [
      'Get "https://10.1.1.1:10250/containerLogs/x": dial tcp 10.1.1.1:10250: connect: connection refused',
      undefined,
      'UpstreamError',
      'The node of a Pod does not give out its lines.',
    ],
    [
      'something new at https://10.1.1.1/x',
      undefined,
      'UpstreamError',
      'The lines of a Pod cannot be read: something new at (address)',
    ],
  ])('%s', (text, pod, code, message) => {
    expect(toLogFailure(text)).toEqual({
      ...(pod && { pod }),
      problem: { code, message },
    });
  });

  it('names the containers to choose from', () => {
    expect(
      toLogFailure(
        'a container name must be specified for pod web-1, choose one of: [app proxy] or one of the init containers: [wait]',
      ),
    ).toMatchObject({ pod: 'web-1', containers: ['app', 'proxy'] });
  });
});
