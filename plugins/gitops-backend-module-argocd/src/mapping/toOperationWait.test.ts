import { readRecordedApplications } from '../__testUtils__/readRecordedApplications';
import { toOperation } from './toOperation';
import { toOperationWait } from './toOperationWait';

describe('toOperationWait', () => {
  it('says of recorded Applications what they wait for, and of no other', () => {
    const waiting = Object.fromEntries(
      readRecordedApplications().flatMap(({ recording, application }) => {
        const wait = toOperation(application)?.waiting;
        return wait ? [[recording, wait]] : [];
      }),
    );
    expect(waiting).toEqual({
      'get-operation-running': {
        kind: 'hook',
        for: 'batch/Job/migrate',
        since: '2026-11-23T01:30:41Z',
      },
      'get-waiting-for-confirmation': {
        kind: 'confirmation',
        for: 'external-secrets.io/ExternalSecret/cluster-gcp-gke',
        since: '2026-11-23T01:36:50Z',
      },
    });
  });

  it.each([
    [
      'waiting for healthy state of /Namespace/cases',
      'health',
      'Namespace/cases',
    ],
    [
      'waiting for completion of hook batch/Job/migrate and 2 more hooks',
      'hook',
      'batch/Job/migrate and 2 more hooks',
    ],
    [
      'waiting for deletion confirmation of /Service/a',
      'confirmation',
      'Service/a',
    ],
    ['waiting for deletion of batch/Job/old', 'hook', 'batch/Job/old'],
  ])('reads %j', (message, kind, object) => {
    expect(toOperationWait({ message })).toEqual({ kind, for: object });
  });

  it.each([undefined, 'one or more tasks are running', 'successfully synced'])(
    'is undefined for %j',
    message => {
      expect(toOperationWait({ message })).toBeUndefined();
    },
  );
});
