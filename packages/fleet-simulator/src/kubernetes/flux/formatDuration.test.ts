import { formatDuration } from './formatDuration';
import { parseDuration } from './parseDuration';

describe('durations', () => {
  it.each([
    ['5m', '5m0s', 300_000],
    ['1m30s', '1m30s', 90_000],
    ['1.5h', '1h30m0s', 5_400_000],
    ['38.5ms', '38.5ms', 38.5],
    ['60s', '1m0s', 60_000],
  ])('%s is %s, %d ms', (text, printed, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(formatDuration(ms)).toBe(printed);
  });

  it.each([undefined, '', '5', 'm5', '5 m'])('%p is none', text => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
