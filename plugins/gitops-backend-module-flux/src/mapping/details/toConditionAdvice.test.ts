import { listRecordings } from '@backstage-gitops/recordings';
import { conditionSchema } from '../../client/wire';
import { readRecordedObjects } from '../../__testUtils__/readRecordedObjects';
import { z } from 'zod/v3';
import { reasonAdvice } from './reasonAdvice';
import { toConditionAdvice } from './toConditionAdvice';

const objectSchema = z.object({
  apiVersion: z.string(),
  status: z.object({ conditions: z.array(conditionSchema) }),
});
const WITH_OBJECTS =
  /^(get-|list-(kustomizations|helmreleases|gitrepositories|helmcharts)$)/;

/** Every condition of every recorded Kustomization, HelmRelease and source. */
const recorded = listRecordings('kubernetes')
  .filter(name => WITH_OBJECTS.test(name))
  .flatMap(readRecordedObjects)
  .flatMap(object => objectSchema.safeParse(object).data ?? [])
  .filter(({ apiVersion }) =>
    /^(kustomize|helm|source)\.toolkit\.fluxcd\.io/.test(apiVersion),
  )
  .flatMap(({ status }) => status.conditions);

describe('toConditionAdvice', () => {
  it('knows what every recorded failure means, and what to do', () => {
    const failures = recorded.filter(
      ({ type, status }) => type === 'Ready' && status === 'False',
    );
    expect(failures.length).toBeGreaterThan(8);
    for (const failure of failures) {
      const [told] = toConditionAdvice([failure]);
      expect([failure.reason, told.meaning]).toEqual([
        failure.reason,
        reasonAdvice[failure.reason]?.meaning,
      ]);
      expect(told.advice).toEqual(expect.any(String));
      expect(told.severity).toBe(
        failure.reason === 'DependencyNotReady' ? 'warning' : 'error',
      );
    }
  });

  it('calls nothing that is well a problem', () => {
    const well = recorded.filter(
      ({ type, status }) => type === 'Ready' && status === 'True',
    );
    expect(well.length).toBeGreaterThan(8);
    expect(
      toConditionAdvice(well).filter(({ severity }) => severity !== 'info'),
    ).toEqual([]);
  });

  it.each([
    ['Drifted', 'True', 'DriftDetected', 'warning'],
    ['Drifted', 'False', 'NoDriftDetected', 'info'],
    ['Stalled', 'True', 'RetriesExceeded', 'error'],
    ['Remediated', 'True', 'RollbackSucceeded', 'error'],
    ['Reconciling', 'True', 'ProgressingWithRetry', 'warning'],
    ['Ready', 'Unknown', 'Progressing', 'info'],
    ['Healthy', 'True', 'Succeeded', 'info'],
  ] as const)('%s=%s for %s is %s', (type, status, reason, severity) => {
    const [told] = toConditionAdvice([
      { type, status, reason, message: 'as it is' },
    ]);
    expect(told).toMatchObject({ severity, raw: `${reason}: as it is` });
  });

  it('says of an unknown reason what its type says', () => {
    const [told] = toConditionAdvice([
      { type: 'Fancy', status: 'False', reason: 'Because', message: '' },
    ]);
    expect(told).toEqual({
      type: 'Fancy',
      severity: 'error',
      meaning: 'Fancy does not hold.',
      raw: 'Because',
    });
  });
});
