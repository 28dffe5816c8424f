import { helmReleaseSchema, kustomizationSchema } from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { toHelmDeliveries } from './toHelmDeliveries';
import { toKustomizationDeliveries } from './toKustomizationDeliveries';

describe('what Flux remembers of deliveries', () => {
  it('tells the Helm releases of a recorded HelmRelease, oldest first', () => {
    const [object] = readRecordedObjects('get-hr-drifted');
    const configuration =
      'sha256:57866ea84f4e0d75a8fc2a245415450fa0dac402c802b5d4f0ccfca0fe541df0';
    const toRelease = (revision: string, finishedAt: string) => ({
      revision,
      configuration: `checkout-api ${revision} ${configuration}`,
      finishedAt,
      by: 'automated',
      outcome: 'Succeeded',
    });
    expect(toHelmDeliveries(helmReleaseSchema.parse(object))).toEqual([
      toRelease('0.1.0+5b6fc8f5a89a.1', '2026-11-23T01:12:15Z'),
      toRelease('0.1.0+5b6fc8f5a89a.2', '2026-11-23T01:12:21Z'),
    ]);
  });

  it('tells failed releases, with the version of the app where the chart says it', () => {
    const [object] = readRecordedObjects('get-hr-drifted');
    const release = helmReleaseSchema.parse({
      ...object,
      status: {
        history: [
          {
            status: 'failed',
            chartVersion: '2.0.0',
            appVersion: '1.5.0',
            lastDeployed: '2026-11-23T02:00:00Z',
          },
          { status: 'uninstalled', lastDeployed: '2026-11-23T01:00:00Z' },
          { status: 'deployed' },
        ],
      },
    });
    expect(toHelmDeliveries(release)).toMatchObject([
      { outcome: 'Unknown' },
      {
        outcome: 'Failed',
        revision: '2.0.0',
        version: { value: '1.5.0', rule: 'chart' },
      },
    ]);
  });

  it('tells what a recorded Kustomization applied, failures too', () => {
    const [object] = readRecordedObjects('get-remote-target-down');
    expect(
      toKustomizationDeliveries(kustomizationSchema.parse(object)).map(
        ({ finishedAt, outcome, revision }) => [finishedAt, outcome, revision],
      ),
    ).toEqual([
      [
        '2026-11-23T01:13:27Z',
        'Succeeded',
        'main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
      ],
      [
        '2026-11-23T01:14:06Z',
        'Failed',
        'main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
      ],
    ]);
  });

  it('tells none where Flux keeps none', () => {
    const [object] = readRecordedObjects('get-dep-never');
    expect(
      toKustomizationDeliveries(kustomizationSchema.parse(object)),
    ).toEqual([]);
  });
});
