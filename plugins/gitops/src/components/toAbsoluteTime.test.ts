import { toAbsoluteTime } from './toAbsoluteTime';

describe('toAbsoluteTime', () => {
  it('says all there is, by the clock of 24 hours', () => {
    // Times without a zone are those of the reader, wherever the test runs.
    expect(
      toAbsoluteTime('2026-11-23T21:12:05', { language: 'en-US' }),
    ).toMatch(/^Nov 23, 2026, 21:12:05 \S+/);
    expect(
      toAbsoluteTime('2026-11-23T00:00:00', { language: 'en-US' }),
    ).toMatch(/^Nov 23, 2026, 00:00:00/);
  });

  it('shows what is no time as it is', () => {
    expect(toAbsoluteTime('soon', {})).toBe('soon');
  });
});
