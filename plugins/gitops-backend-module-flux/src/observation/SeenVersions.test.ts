import { SeenVersions } from './SeenVersions';

const list = (resourceVersion?: string) => ({
  type: 'listed' as const,
  objects: [],
  resourceVersion,
});
const change = (resourceVersion: string) => ({
  type: 'changed' as const,
  object: { metadata: { name: 'a', resourceVersion } },
});

describe('SeenVersions', () => {
  it('knows a list that is older than what was seen of that part', () => {
    const seen = new SeenVersions();
    expect(seen.note('a', list('100'))).toBe(false);
    expect(seen.note('a', list('100'))).toBe(false);
    expect(seen.note('a', change('150'))).toBe(false);
    expect(seen.note('a', change('140'))).toBe(false);
    expect(seen.note('b', list('120'))).toBe(false);
    expect(seen.note('a', list('120'))).toBe(true);
    // Told once: it goes on from there.
    expect(seen.note('a', list('121'))).toBe(false);
  });

  it('makes nothing of versions that are no numbers', () => {
    const seen = new SeenVersions();
    seen.note('a', list('100'));
    expect(seen.note('a', list())).toBe(false);
    expect(seen.note('a', list('x1'))).toBe(false);
    expect(seen.note('a', list('99'))).toBe(true);
  });
});
