import { Deployment, Delivery } from '@backstage-gitops/plugin-gitops-common';
import { createTestDeployment } from '../__testUtils__/createTestDeployment';
import { testClusters } from '../__testUtils__/testClusters';
import { selectSuggestedVersion } from './selectSuggestedVersion';

const row = (cluster: string, environment: string, value: string, day = '01') =>
  createTestDeployment({
    cluster,
    environment,
    version: { value, rule: 'image-tag' },
    since: { version: `2026-11-${day}T10:00:00Z` },
  });
const delivery = (
  value: string,
  day: string,
  more: Partial<Delivery> = {},
): Delivery => ({
  id: value + day,
  change: 'version',
  version: { value, rule: 'image-tag' },
  startedAt: `2026-11-${day}T10:00:00Z`,
  outcome: 'Healthy',
  seenBy: 'history',
  ...more,
});

describe('selectSuggestedVersion: running', () => {
  const suggest = (
    deployments: Deployment[],
    more: { environment?: string; clusters?: string[] } = {},
  ) =>
    selectSuggestedVersion({
      suggest: 'running',
      deployments,
      histories: [],
      clusters: [],
      list: testClusters,
      ...more,
    });
  const rows = [
    row('aws-eks-dev', 'dev', '1.6.0'),
    row('aws-eks', 'production', '1.4.2', '09'),
    row('gcp-gke', 'production', '1.5.0', '10'),
  ];

  it('is what runs in the environment, the newest where rows differ', () => {
    expect(suggest(rows, { environment: 'dev' })).toBe('1.6.0');
    expect(suggest(rows, { environment: 'production' })).toBe('1.5.0');
    expect(suggest(rows, { environment: 'staging' })).toBeUndefined();
  });

  it('is what runs beside the chosen clusters', () => {
    expect(suggest(rows, { clusters: ['azure-aks'] })).toBe('1.5.0');
  });

  it('is what runs everywhere, and nothing where that differs', () => {
    expect(suggest(rows)).toBeUndefined();
    expect(suggest(rows.slice(0, 1))).toBe('1.6.0');
    expect(suggest(rows.slice(0, 1), { clusters: ['onprem'] })).toBe('1.6.0');
    expect(suggest([])).toBeUndefined();
  });
});

describe('selectSuggestedVersion: previous', () => {
  const deployment = row('aws-eks', 'production', '2.0.0', '20');
  const suggest = (deliveries: Delivery[], clusters = ['aws-eks']) =>
    selectSuggestedVersion({
      suggest: 'previous',
      deployments: [deployment],
      histories: [{ deployment, deliveries }],
      clusters,
      list: testClusters,
    });

  it('is the last one that worked before what runs', () => {
    expect(
      suggest([
        delivery('2.0.0', '20'),
        delivery('1.9.0', '19', { outcome: 'Failed' }),
        delivery('1.8.0', '18', { rolledBackBy: 'another' }),
        delivery('1.7.0', '17', { outcome: 'Superseded' }),
        delivery('1.6.0', '16'),
        delivery('1.5.0', '15'),
      ]),
    ).toBe('1.6.0');
  });

  it('is nothing without a past, and while no cluster is chosen', () => {
    expect(suggest([delivery('2.0.0', '20')])).toBeUndefined();
    expect(suggest([delivery('1.6.0', '16')], [])).toBeUndefined();
  });
});
