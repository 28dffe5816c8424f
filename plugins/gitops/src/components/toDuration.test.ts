import { toDuration } from './toDuration';

describe('toDuration', () => {
  it.each([
    [-5, '0 sec'],
    [0, '0 sec'],
    [20, '20 sec'],
    [60, '1 min'],
    [95, '1 min 35 sec'],
    [2_400, '40 min'],
    [7_500, '2 hr 5 min'],
    [86_405, '1 day'],
    [3 * 86_400 + 3_600, '3 days 1 hr'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(toDuration(seconds, { language: 'en' })).toBe(text);
  });

  it('says one unit where there is room for one', () => {
    expect(toDuration(7_500, { language: 'en', parts: 1 })).toBe('2 hr');
  });
});
