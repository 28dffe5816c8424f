import { FluxSource, fluxSourceSchema } from '../client/wire';
import { createHelmRelease } from '../__testUtils__/createHelmRelease';
import { mapHelmRelease } from '../__testUtils__/mapHelmRelease';

const steady = createHelmRelease();
const digest =
  'sha256:2fa1e00e1f8296dfbaac3de6d0c949c8d0751067c6391d6684d43717cb844d40';

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
      mapHelmRelease(
        createHelmRelease({
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
      sources: [
        {
          repository: 'oci://ghcr.io/org/charts/podinfo',
          object: { id: 'flux:azure-aks:charts:OCIRepository:podinfo' },
        },
      ],
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
          spec: { url: 'https://u:p@charts.example.com/stable', suspend: true },
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
    expect(
      mapHelmRelease(createHelmRelease({ spec: { chart } }), { sources })
        .sources,
    ).toEqual([
      {
        repository: 'https://charts.example.com/stable',
        chart: 'podinfo',
        target: '6.x',
        desired: '6.0.3',
        applied: '0.1.0+a0a69e21f097.1',
        object: {
          id: 'flux:azure-aks:flux-system:HelmRepository:podinfo',
          kind: 'HelmRepository',
          namespace: 'flux-system',
          name: 'podinfo',
          suspended: true,
        },
      },
    ]);
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
    const whole = createHelmRelease({ spec: { values }, status: { history } });
    expect(
      mapHelmRelease(whole, { workloadVersions: ['1.7.0'] }).version,
    ).toEqual({
      value: '1.7.0',
      rule: 'version-label',
    });
    expect(mapHelmRelease(whole)).toMatchObject({
      version: { value: '1.6.0', rule: 'image-tag' },
      images: ['ghcr.io/org/checkout-api:1.6.0'],
    });
    expect(
      mapHelmRelease(
        createHelmRelease({ spec: { values: {} }, status: { history } }),
      ),
    ).toMatchObject({ version: { value: '9.9', rule: 'chart' }, images: [] });
  });

  it('fills the address of a dashboard for people', () => {
    expect(
      mapHelmRelease(steady, {
        dashboardUrl:
          'https://flux.example.com/resource/{kind}/{namespace}/{name}',
      }).link,
    ).toBe(
      'https://flux.example.com/resource/HelmRelease/flux-system/checkout-api',
    );
    expect(mapHelmRelease(steady)).not.toHaveProperty('link');
  });
});
