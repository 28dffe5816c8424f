import { mockServices } from '@backstage/backend-test-utils';
import { toEngineError } from '@backstage-gitops/plugin-gitops-node';
import { FailureLog } from './FailureLog';

describe('FailureLog', () => {
  const refused = () =>
    toEngineError(
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), {
          code: 'ECONNREFUSED',
        }),
      }),
      'Argo CD hub',
    );

  it('says a failure with its whole cause once, and again when a full picture was without it', () => {
    const logger = mockServices.logger.mock();
    const log = new FailureLog(logger);
    log.note(refused());
    log.note(refused());
    const sentence =
      'Argo CD hub cannot be reached: connection refused. Cause: TypeError: fetch failed: Error: connect ECONNREFUSED 10.0.0.1:443';
    expect(logger.warn.mock.calls).toEqual([[sentence]]);
    expect(logger.debug.mock.calls).toEqual([[sentence]]);
    // It lasts: met anew before and after the first full picture.
    log.begin();
    log.note(refused());
    log.settle();
    log.note(refused());
    expect(logger.warn).toHaveBeenCalledTimes(1);
    // It is over, and comes back.
    log.begin();
    log.settle();
    log.note(refused());
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('does not warn of an outage, of which the backend warns: it says the cause', () => {
    const logger = mockServices.logger.mock();
    const log = new FailureLog(logger);
    log.note(refused(), { isOutage: true });
    log.note(refused(), { isOutage: true });
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.debug).toHaveBeenCalledTimes(1);
  });

  it('never repeats a credential', () => {
    const logger = mockServices.logger.mock();
    const log = new FailureLog(logger);
    const told = () => JSON.stringify(logger.warn.mock.calls);
    log.note(
      toEngineError(
        new TypeError('"Bearer ab\ncd" is an invalid header value'),
        'Argo CD a',
      ),
    );
    log.note(toEngineError(new Error('GET https://u:pw@host/x'), 'Argo CD b'));
    expect(logger.warn).toHaveBeenCalledTimes(2);
    expect(told()).toContain('is an invalid header value');
    expect(told()).toContain('@host/x');
    expect(told()).not.toMatch(/ab|cd|pw/);
  });
});
