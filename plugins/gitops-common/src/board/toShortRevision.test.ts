import { toShortRevision } from './toShortRevision';

describe('toShortRevision', () => {
  it.each([
    ['4613475'.padEnd(40, 'a'), '4613475'],
    [`main@sha1:${'a0a69e2'.padEnd(40, '0')}`, 'a0a69e2'],
    ['1.4.2', '1.4.2'],
    ['v2', 'v2'],
  ])('%s reads %s', (revision, short) => {
    expect(toShortRevision(revision)).toBe(short);
  });
});
