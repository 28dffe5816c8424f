import { selectOrderedFigures } from './selectOrderedFigures';

it('orders delivery figures as the board orders its rows', () => {
  const items = [
    ['web', undefined],
    ['web', 'qa'],
    ['worker', 'production'],
    ['web', 'production'],
    ['web', 'dev'],
  ].map(([app = '', environment]) => ({
    app,
    environment,
    deliveries: 1,
    deliveriesPerDay: 1,
  }));
  const ordered = selectOrderedFigures(items, ['dev', 'production']);
  expect(ordered.map(one => `${one.environment} ${one.app}`)).toEqual([
    'dev web',
    'production web',
    'production worker',
    'qa web',
    'undefined web',
  ]);
});
