import { parseBoardFilter } from './parseBoardFilter';

describe('parseBoardFilter', () => {
  it.each([
    ['', { words: [], terms: [] }],
    ['  Eu West ', { words: ['eu', 'west'], terms: [] }],
    [
      'health:not-Healthy',
      {
        words: [],
        terms: [{ key: 'health', value: 'healthy', negated: true }],
      },
    ],
    [
      'cluster:"eu west" totals',
      {
        words: ['totals'],
        terms: [{ key: 'cluster', value: 'eu west', negated: false }],
      },
    ],
    ['health: sync:not-', { words: [], terms: [] }],
    ['ghcr.io:1.4 "', { words: ['ghcr.io:1.4'], terms: [] }],
  ])('takes %j apart', (text, filter) => {
    expect(parseBoardFilter(text)).toEqual(filter);
  });
});
