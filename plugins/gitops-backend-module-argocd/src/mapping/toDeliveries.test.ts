import { readRecordedApplications } from '../__testUtils__/readRecordedApplications';
import { parseApplication } from '../client/parseApplication';
import { toDeliveries } from './toDeliveries';

function ofRecording(name: string, app: string) {
  const found = readRecordedApplications().find(
    ({ recording }) => recording === name,
  );
  return toDeliveries(found!.application, app);
}

function ofHistory(history: object[], app = 'shop') {
  const { application } = parseApplication({
    metadata: { name: 'shop', namespace: 'argocd' },
    spec: { destination: { name: 'aws-eks' } },
    status: { history },
  });
  return toDeliveries(application!, app);
}

const at = '2026-01-01T00:00:00Z';

describe('toDeliveries', () => {
  it('tells when, who and what of a recorded history, one for every sync', () => {
    const deliveries = ofRecording('get-rolling-waiting', 'checkout-api');
    expect(deliveries.length).toBeGreaterThan(1);
    expect(deliveries.at(-1)).toEqual({
      entry: '2',
      revision: '4613475c21aff5ac6d38697cf111926f342e206a',
      version: { value: '1.4.2', rule: 'image-tag' },
      configuration: expect.stringMatching(/^[\w-]{43}$/),
      startedAt: expect.stringMatching(/^2026-11-23T01:0/),
      finishedAt: '2026-11-23T01:03:18Z',
      by: 'automated',
      outcome: 'Succeeded',
    });
    const times = deliveries.map(({ finishedAt }) => finishedAt);
    expect([...times].sort()).toEqual(times);
  });

  it('has one configuration for two commits, and another for other values', () => {
    const source = (targetRevision: string, tag: string) => ({
      source: {
        repoURL: 'https://git.test/a',
        path: 'a',
        targetRevision,
        helm: { valuesObject: { image: { tag } } },
      },
      deployedAt: at,
    });
    const [one, two, three] = ofHistory([
      { id: 1, revision: 'r1', ...source('r1', '1.0') },
      { id: 2, revision: 'r2', ...source('r2', '1.0') },
      { id: 3, revision: 'r3', ...source('r3', '1.1') },
    ]);
    expect(two.configuration).toBe(one.configuration);
    expect(three.configuration).not.toBe(two.configuration);
    expect([one, two, three].map(({ version }) => version?.value)).toEqual([
      '1.0',
      '1.0',
      '1.1',
    ]);
  });

  it('takes the version of a chart for configuration, and names no version itself', () => {
    const chart = (revision: string) => ({
      revision,
      source: {
        repoURL: 'https://charts.test',
        chart: 'shop',
        targetRevision: revision,
      },
      deployedAt: at,
    });
    const [one, two] = ofHistory([chart('1.0.0'), chart('1.1.0')]);
    expect(one.configuration).not.toBe(two.configuration);
    expect(one).not.toHaveProperty('version');
  });

  it('takes of several sources the revision of the one that deploys, of several images that of the app', () => {
    expect(
      ofHistory([
        {
          revisions: ['values', 'main'],
          sources: [
            { repoURL: 'https://git.test/v', ref: 'values' },
            {
              repoURL: 'https://git.test/a',
              path: 'a',
              kustomize: { images: ['proxy:9', 'x=ghcr.io/org/shop:2'] },
            },
          ],
          deployedAt: at,
          initiatedBy: { username: 'ada' },
        },
      ]),
    ).toEqual([
      {
        revision: 'main',
        version: { value: '2', rule: 'image-tag' },
        configuration: expect.any(String),
        finishedAt: at,
        by: 'ada',
        outcome: 'Succeeded',
      },
    ]);
  });

  it('is empty for what was never deployed', () => {
    expect(ofHistory([])).toEqual([]);
  });
});
