import { toRelativeTime } from './toRelativeTime';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('toRelativeTime', () => {
  it.each([
    ['2026-11-23T11:59:01Z', undefined],
    ['2026-11-23T12:00:30Z', undefined],
    ['2026-11-23T11:59:00Z', '1 minute ago'],
    ['2026-11-23T10:00:01Z', '1 hour ago'],
    ['2026-11-17T09:00:00Z', '6 days ago'],
    ['2025-01-01T00:00:00Z', '1 year ago'],
  ])('%s was %s', (at, text) => {
    expect(toRelativeTime(at, { now, language: 'en' })).toBe(text);
  });

  it('speaks the language of the app', () => {
    expect(
      toRelativeTime('2026-11-17T09:00:00Z', { now, language: 'de' }),
    ).toBe('vor 6 Tagen');
  });

  it('has nothing to say about what is no time', () => {
    expect(toRelativeTime('soon', { now })).toBeUndefined();
  });
});
