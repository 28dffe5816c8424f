import { toClockTime } from './toClockTime';

// Times without a zone are those of the reader, wherever the test runs.
const now = new Date('2026-11-23T12:05:00').getTime();

describe('toClockTime', () => {
  it.each([
    ['2026-11-23T09:12:00', '09:12'],
    ['2026-11-22T23:59:00', '22 Nov, 23:59'],
    ['2025-11-23T12:05:00', '23 Nov 2025, 12:05'],
  ])('%s reads %s', (at, text) => {
    expect(toClockTime(at, { now, language: 'en-GB' })).toBe(text);
  });

  it('shows what is no time as it is', () => {
    expect(toClockTime('soon', { now })).toBe('soon');
  });
});
