import {
  Condition,
  FluxSource,
  fluxSourceSchema,
  HelmRelease,
  helmReleaseSchema,
} from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { FluxMappingContext } from './FluxMappingContext';
import { toHelmReleaseDeployment } from './toHelmReleaseDeployment';

const [steady] = readRecordedObjects('list-helmreleases').map(object =>
  helmReleaseSchema.parse(object),
);
const digest =
  'sha256:2fa1e00e1f8296dfbaac3de6d0c949c8d0751067c6391d6684d43717cb844d40';

/** The recorded HelmRelease with other parts of spec or status. */
function change(parts: {
  spec?: Partial<HelmRelease['spec']>;
  status?: Partial<NonNullable<HelmRelease['status']>>;
}): HelmRelease {
  return {
    ...steady,
    spec: { ...steady.spec, ...parts.spec },
    status: { ...steady.status, ...parts.status },
  };
}

const condition = (
  type: string,
  status: Condition['status'],
  reason: string,
): Condition => ({
  type,
  status,
  reason,
  message: `${reason} of it`,
  observedGeneration: 1,
  lastTransitionTime: '2026-11-23T02:00:00Z',
});

const map = (release: HelmRelease, context: Partial<FluxMappingContext> = {}) =>
  toHelmReleaseDeployment(release, {
    engineName: 'azure-aks',
    knownClusters: [],
    sources: new Map(),
    workloadVersions: [],
    ...context,
  }).deployment;

describe('toHelmReleaseDeployment', () => {
  it('compares the digest of an OCIRepository with the one Helm has', () => {
    const sources = new Map<string, FluxSource>([
      [
        'OCIRepository/charts/podinfo',
        fluxSourceSchema.parse({
          metadata: { name: 'podinfo', namespace: 'charts' },
          spec: {
            url: 'oci://ghcr.io/org/charts/podinfo',
            ref: { semver: '6.x' },
          },
          status: { artifact: { revision: `6.0.3@${digest}` } },
        }),
      ],
    ]);
    const deployed = (chartVersion: string, ociDigest: string) =>
      map(
        change({
          spec: {
            chart: undefined,
            chartRef: {
              kind: 'OCIRepository',
              name: 'podinfo',
              namespace: 'charts',
            },
          },
          status: {
            lastAttemptedRevision: chartVersion,
            lastAttemptedRevisionDigest: ociDigest,
            history: [{ status: 'deployed', chartVersion, ociDigest }],
          },
        }),
        { sources },
      );
    const older = 'sha256:00000000000000000000000000000000';
    expect(deployed('6.0.3+2fa1e00e1f82', older)).toMatchObject({
      sync: 'Synced',
      revision: {
        target: '6.x',
        desired: `6.0.3@${digest}`,
        applied: `6.0.3@${digest}`,
      },
      sources: [{ repository: 'oci://ghcr.io/org/charts/podinfo' }],
    });
    expect(deployed('6.0.3', digest).sync).toBe('Synced');
    expect(deployed('6.0.3', older)).toMatchObject({
      sync: 'OutOfSync',
      health: 'Healthy',
      message: 'A newer chart or newer values are there and not deployed yet.',
    });
    expect(deployed('6.0.2+0000aaaabbbb', older).sync).toBe('OutOfSync');
  });

  it('tells a chart of a HelmRepository by its name and range', () => {
    const sources = new Map<string, FluxSource>([
      [
        'HelmRepository/flux-system/podinfo',
        fluxSourceSchema.parse({
          metadata: { name: 'podinfo', namespace: 'flux-system' },
          spec: { url: 'https://u:p@charts.example.com/stable' },
        }),
      ],
      [
        'HelmChart/flux-system/flux-system-checkout-api',
        fluxSourceSchema.parse({
          metadata: {
            name: 'flux-system-checkout-api',
            namespace: 'flux-system',
          },
          spec: {},
          status: { artifact: { revision: '6.0.3' } },
        }),
      ],
    ]);
    const chart = {
      spec: {
        chart: 'podinfo',
        version: '6.x',
        sourceRef: { kind: 'HelmRepository', name: 'podinfo' },
      },
    };
    expect(map(change({ spec: { chart } }), { sources }).sources).toEqual([
      {
        repository: 'https://charts.example.com/stable',
        chart: 'podinfo',
        target: '6.x',
        desired: '6.0.3',
        applied: '0.1.0+a0a69e21f097.1',
      },
    ]);
  });

  it.each([
    [undefined, [], 'notChecked', undefined],
    ['disabled', [], 'notChecked', undefined],
    ['warn', [], 'unknown', undefined],
    ['enabled', [], 'unknown', undefined],
    ['warn', [condition('Drifted', 'True', 'DriftDetected')], 'drifted', false],
    [
      'enabled',
      [condition('Drifted', 'True', 'DriftDetected')],
      'drifted',
      true,
    ],
    ['enabled', [condition('Drifted', 'False', 'NoDrift')], 'none', undefined],
  ])('with drift detection %s and %j says %s', (mode, more, state, heals) => {
    const { drift, automation } = map(
      change({
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
        condition('Ready', 'False', 'TestFailed'),
        condition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Degraded',
      'Failed',
    ],
    [
      [
        condition('Ready', 'False', 'DependencyNotReady'),
        condition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Healthy',
      'Running',
    ],
    [
      [
        condition('Ready', 'False', 'ArtifactFailed'),
        condition('Released', 'True', 'UpgradeSucceeded'),
      ],
      'Synced',
      'Healthy',
      'Failed',
    ],
    // A retry of what failed is the same failure, until it ends otherwise.
    [
      [
        condition('Ready', 'Unknown', 'Progressing'),
        condition('Released', 'False', 'UpgradeFailed'),
      ],
      'OutOfSync',
      'Degraded',
      'Failed',
    ],
    // Stalled: observedGeneration is set although nothing was deployed.
    [
      [
        condition('Stalled', 'True', 'RetriesExceeded'),
        condition('Ready', 'False', 'RollbackSucceeded'),
        condition('Released', 'False', 'UpgradeFailed'),
      ],
      'OutOfSync',
      'Degraded',
      'Failed',
    ],
  ] as const)('with %j is %s, %s, %s', (conditions, sync, health, phase) => {
    const deployment = map(change({ status: { conditions: [...conditions] } }));
    expect([
      deployment.sync,
      deployment.health,
      deployment.operation?.phase,
    ]).toEqual([sync, health, phase]);
    expect(deployment.message).toBeTruthy();
  });

  it('is Missing while nothing was ever installed, and says what it waits for', () => {
    const deployment = map(
      change({
        status: {
          history: [],
          lastAttemptedRevision: undefined,
          conditions: [condition('Ready', 'False', 'DependencyNotReady')],
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

  it('prefers the labels of workloads, then a whole image, then the appVersion', () => {
    const values = {
      image: {
        registry: 'ghcr.io',
        repository: 'org/checkout-api',
        tag: '1.6.0',
      },
    };
    const history = [
      {
        status: 'deployed',
        chartVersion: '0.1.0+a0a69e21f097.1',
        appVersion: '9.9',
      },
    ];
    const whole = change({ spec: { values }, status: { history } });
    expect(map(whole, { workloadVersions: ['1.7.0'] }).version).toEqual({
      value: '1.7.0',
      rule: 'version-label',
    });
    expect(map(whole)).toMatchObject({
      version: { value: '1.6.0', rule: 'image-tag' },
      images: ['ghcr.io/org/checkout-api:1.6.0'],
    });
    expect(
      map(change({ spec: { values: {} }, status: { history } })),
    ).toMatchObject({ version: { value: '9.9', rule: 'chart' }, images: [] });
  });

  it('keeps the times of a state while Flux looks at it again', () => {
    const first = toHelmReleaseDeployment(steady, {
      engineName: 'azure-aks',
      knownClusters: [],
      sources: new Map(),
      workloadVersions: [],
    });
    const later = change({
      status: {
        conditions: steady.status?.conditions?.map(each => ({
          ...each,
          lastTransitionTime: '2026-11-23T05:00:00Z',
        })),
      },
    });
    expect(map(later, { previous: first })).toEqual(first.deployment);
    expect(map(later)).not.toEqual(first.deployment);
  });

  it('says that it is being deleted', () => {
    const metadata = {
      ...steady.metadata,
      deletionTimestamp: '2026-11-23T02:00:00Z',
    };
    expect(map({ ...steady, metadata }).message).toBe('It is being deleted.');
  });

  it('fills the address of a dashboard for people', () => {
    expect(
      map(steady, {
        dashboardUrl:
          'https://flux.example.com/resource/{kind}/{namespace}/{name}',
      }).link,
    ).toBe(
      'https://flux.example.com/resource/HelmRelease/flux-system/checkout-api',
    );
    expect(map(steady)).not.toHaveProperty('link');
  });
});
