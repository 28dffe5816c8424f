import { createDeployment } from '../__testUtils__/createDeployment';
import { selectMatching } from './selectMatching';

const rows = [
  createDeployment({ cluster: 'a', environment: 'dev', project: 'shop' }),
  createDeployment({ cluster: 'b', sync: 'OutOfSync', health: 'Degraded' }),
  createDeployment({
    cluster: 'c',
    app: 'invoice',
    engine: { type: 'flux', name: 'c' },
    kind: 'HelmRelease',
    drift: { state: 'drifted' },
    version: { value: '2.0.0-RC1', rule: 'chart' },
  }),
];

describe('selectMatching', () => {
  it.each([
    [{}, 'abc'],
    [{ app: ['invoice'] }, 'c'],
    [{ cluster: ['a', 'b'] }, 'ab'],
    [{ cluster: ['a', 'b'], sync: ['OutOfSync'] }, 'b'],
    [{ environment: ['dev'] }, 'a'],
    [{ environment: [''] }, 'bc'],
    [{ engine: ['hub'] }, 'ab'],
    [{ engine: ['flux/c'] }, 'c'],
    [{ kind: ['HelmRelease'] }, 'c'],
    [{ health: ['Degraded', 'Unknown'] }, 'b'],
    [{ drift: ['drifted'] }, 'c'],
    [{ project: ['shop'] }, 'a'],
    [{ app: ['nothing'] }, ''],
  ])('%j', (filter, clusters) => {
    const matching = selectMatching(rows, { filter });
    expect(matching.map(({ cluster }) => cluster.name).join('')).toBe(clusters);
  });

  it.each([
    ['rc1', 'c'],
    ['checkout', 'ab'],
    ['invoice-c', 'c'],
    ['zzz', ''],
  ])('finds "%s"', (search, clusters) => {
    const matching = selectMatching(rows, { filter: {}, search });
    expect(matching.map(({ cluster }) => cluster.name).join('')).toBe(clusters);
  });
});
