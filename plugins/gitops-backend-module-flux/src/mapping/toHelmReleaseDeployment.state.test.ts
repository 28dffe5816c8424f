import { createCondition } from '../__testUtils__/createCondition';
import { createHelmRelease } from '../__testUtils__/createHelmRelease';
import { mapHelmRelease } from '../__testUtils__/mapHelmRelease';
import { toHelmReleaseDeployment } from './toHelmReleaseDeployment';

const steady = createHelmRelease();

describe('toHelmReleaseDeployment, of both axes and drift', () => {
  it.each([
    [undefined, [], 'notChecked', undefined],
    ['disabled', [], 'notChecked', undefined],
    ['warn', [], 'unknown', undefined],
    ['enabled', [], 'unknown', undefined],
    [
      'warn',
      [createCondition('Drifted', 'True', 'DriftDetected')],
      'drifted',
      false,
    ],
    [
      'enabled',
      [createCondition('Drifted', 'True', 'DriftDetected')],
      'drifted',
      true,
    ],
    [
      'enabled',
      [createCondition('Drifted', 'False', 'NoDrift')],
      'none',
      undefined,
    ],
  ])('with drift detection %s and %j says %s', (mode, more, state, heals) => {
    const { drift, automation } = mapHelmRelease(
      createHelmRelease({
        spec: { driftDetection: mode ? { mode } : undefined },
        status: { conditions: [...(steady.status?.conditions ?? []), ...more] },
      }),
    );
    expect([drift.state, drift.heals]).toEqual([state, heals]);
    expect(automation.selfHeal).toBe(mode === 'enabled');
  });

  it.each([
    // It runs, and the tests of it say no.
    [
      [
        createCondition('Ready', 'False', 'TestFailed'),
        createCondition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Degraded',
      'Failed',
    ],
    [
      [
        createCondition('Ready', 'False', 'DependencyNotReady'),
        createCondition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Healthy',
      'Running',
    ],
    [
      [
        createCondition('Ready', 'False', 'ArtifactFailed'),
        createCondition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Healthy',
      'Failed',
    ],
    // A retry of what failed is the same failure, until it ends otherwise.
    [
      [
        createCondition('Ready', 'Unknown', 'Progressing'),
        createCondition('Released', 'False', 'UpgradeFailed'),
      ],
      'OutOfSync',
      'Degraded',
      'Failed',
    ],
    // Stalled: observedGeneration is set although nothing was deployed.
    [
      [
        createCondition('Stalled', 'True', 'RetriesExceeded'),
        createCondition('Ready', 'False', 'RollbackSucceeded'),
        createCondition('Released', 'False', 'UpgradeFailed'),
      ],
      'OutOfSync',
      'Degraded',
      'Failed',
    ],
  ] as const)('with %j is %s, %s, %s', (conditions, sync, health, phase) => {
    const deployment = mapHelmRelease(
      createHelmRelease({ status: { conditions: [...conditions] } }),
    );
    expect([
      deployment.sync,
      deployment.health,
      deployment.operation?.phase,
    ]).toEqual([sync, health, phase]);
    expect(deployment.message).toBeTruthy();
  });

  it('is Missing while nothing was ever installed, and says what it waits for', () => {
    const deployment = mapHelmRelease(
      createHelmRelease({
        status: {
          history: [],
          lastAttemptedRevision: undefined,
          conditions: [createCondition('Ready', 'False', 'DependencyNotReady')],
        },
      }),
    );
    expect(deployment).toMatchObject({
      sync: 'Unknown',
      health: 'Missing',
      message: 'Waits: DependencyNotReady of it',
    });
    expect(deployment.version).toBeUndefined();
  });

  it('keeps the times of a state while Flux looks at it again', () => {
    const first = toHelmReleaseDeployment(steady, {
      engineName: 'azure-aks',
      knownClusters: [],
      sources: new Map(),
      workloadVersions: [],
    });
    const later = createHelmRelease({
      status: {
        conditions: steady.status?.conditions?.map(each => ({
          ...each,
          lastTransitionTime: '2026-11-23T05:00:00Z',
        })),
      },
    });
    expect(mapHelmRelease(later, { previous: first })).toEqual(
      first.deployment,
    );
    expect(mapHelmRelease(later)).not.toEqual(first.deployment);
  });

  it('says that it is being deleted', () => {
    const metadata = {
      ...steady.metadata,
      deletionTimestamp: '2026-11-23T02:00:00Z',
    };
    expect(mapHelmRelease({ ...steady, metadata }).message).toBe(
      'It is being deleted.',
    );
  });
});
