// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- test data, read by this test only
import { readRecording } from '@backstage-gitops/recordings';
import { selectVersion, VersionEvidence } from './selectVersion';

const images = ['ghcr.io/org/sidecar:9', 'ghcr.io/org/shop:1.4.2'];
const everything: VersionEvidence = {
  app: 'shop',
  versionImage: 'sidecar',
  workloadVersions: ['2.0.0', '2.0.0'],
  images,
  chartAppVersion: '3.0.0',
  revision: 'a'.repeat(40),
};

describe('selectVersion', () => {
  it.each<[string, VersionEvidence, string | undefined, string | undefined]>([
    ['the image that is named', everything, '9', 'image-annotation'],
    [
      'the named image by its whole repository',
      { ...everything, versionImage: 'ghcr.io/org/sidecar' },
      '9',
      'image-annotation',
    ],
    [
      'else the label of the workloads',
      { ...everything, versionImage: 'absent' },
      '2.0.0',
      'version-label',
    ],
    [
      'but only when the workloads agree',
      { ...everything, versionImage: undefined, workloadVersions: ['2', '3'] },
      '1.4.2',
      'image-tag',
    ],
    [
      'the image called like the app, wherever it stands',
      { app: 'shop', images },
      '1.4.2',
      'image-tag',
    ],
    ['else the first image', { app: 'other', images }, '9', 'image-tag'],
    [
      'of two tags the desired one',
      { app: 'shop', images: ['shop:1', 'shop:2'], desiredTags: ['2'] },
      '2',
      'image-tag',
    ],
    [
      'the first of two tags when none is desired',
      { app: 'shop', images: ['shop:1', 'shop:2'], desiredTags: ['3'] },
      '1',
      'image-tag',
    ],
    [
      'the chart when the image has a digest only',
      { app: 'shop', images: ['shop@sha256:ab'], chartAppVersion: '3.0.0' },
      '3.0.0',
      'chart',
    ],
    [
      'the chart without images',
      { app: 'shop', images: [], chartAppVersion: '3.0.0', revision: 'r' },
      '3.0.0',
      'chart',
    ],
    [
      'the revision when nothing better is known',
      { app: 'shop', images: [], revision: 'r' },
      'r',
      'revision',
    ],
    [
      'nothing without evidence',
      { app: 'shop', images: [] },
      undefined,
      undefined,
    ],
    [
      'nothing from empty labels',
      { app: 'shop', images: [], workloadVersions: ['', ''] },
      undefined,
      undefined,
    ],
  ])('%s', (_rule, evidence, value, rule) => {
    expect(selectVersion(evidence)).toEqual(value && { value, rule });
  });

  it('is the desired one while two images of an update run (recordings 23)', () => {
    const application = readRecording('argocd', 'get-rolling-first-wave')
      .response.body as {
      spec: { source: { helm: { valuesObject: { image: { tag: string } } } } };
      status: { summary: { images: string[] } };
    };
    const running = application.status.summary.images;
    expect(running).toEqual([
      'ghcr.io/org/checkout-api:1.4.2',
      'ghcr.io/org/checkout-api:1.5.0',
    ]);
    expect(
      selectVersion({
        app: 'checkout-api',
        images: running,
        desiredTags: [application.spec.source.helm.valuesObject.image.tag],
      }),
    ).toEqual({ value: '1.5.0', rule: 'image-tag' });
  });
});
