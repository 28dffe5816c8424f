import { selectPromotionClusters } from './selectPromotionClusters';
import { TemplateRow } from './TemplatesContext';

const row = (
  cluster: string,
  environment: string | undefined,
  version: string,
  app = 'checkout-api',
): TemplateRow => ({
  app,
  cluster: { name: cluster, labels: {} },
  environment,
  version: { value: version, rule: 'image-tag' },
});

const dev = row('dev-1', 'dev', '1.6.0');
const oldest = row('prod-1', 'production', '1.4.2');
const newest = row('prod-2', 'production', '1.6.0');
const board = {
  environments: ['dev', 'staging', 'production'],
  rows: [dev, oldest, newest, row('prod-3', 'production', '7.0.0', 'cart')],
};

describe('selectPromotionClusters', () => {
  it('goes to the next environment that runs the app, where it is not yet', () => {
    expect(selectPromotionClusters(dev, board)).toEqual({
      environment: 'production',
      clusters: ['prod-1'],
    });
  });

  it('goes on inside the last environment', () => {
    expect(selectPromotionClusters(newest, board)).toEqual({
      environment: 'production',
      clusters: ['prod-1'],
    });
  });

  it('leaves the choice where nothing is left, or no environment is known', () => {
    const alone = { ...board, rows: [dev] };
    expect(selectPromotionClusters(dev, alone)).toEqual({ clusters: [] });
    expect(
      selectPromotionClusters(row('x', undefined, '1.0.0'), board),
    ).toEqual({ clusters: [] });
  });
});
