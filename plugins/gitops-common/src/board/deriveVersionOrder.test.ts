import { deriveVersionOrder } from './deriveVersionOrder';

describe('deriveVersionOrder', () => {
  it.each([
    ['1.4.2', '1.5.0'],
    ['1.9.0', '1.10.0'],
    ['v1.4.2', '1.5.0'],
    ['1.4', '1.4.1'],
    ['1.5.0-rc.1', '1.5.0'],
    ['1.5.0-rc.2', '1.5.0-rc.10'],
    ['1.5.0-beta', '1.5.0-rc.1'],
    ['1.4.2-3f9d1c0', '1.5.0-aa00bb1'],
    ['2026.01.31', '2026.02.01'],
    ['1.4.2-9', '1.4.2-10'],
  ])('%s is older than %s, and never the other way round', (older, newer) => {
    expect(deriveVersionOrder(older, newer)).toBeLessThan(0);
    expect(deriveVersionOrder(newer, older)).toBeGreaterThan(0);
  });

  it.each([
    ['v1.4.2', '1.4.2'],
    ['1.4', '1.4.0'],
    ['main', 'main'],
  ])('%s equals %s', (left, right) => {
    expect(deriveVersionOrder(left, right)).toBe(0);
  });

  it.each([
    ['4613475', '9613475'],
    ['main', '1.4.2'],
    ['1.4.2-3f9d1c0', '1.4.2'],
    ['1.4.2-3f9d1c0', '1.4.2-aa00bb1'],
    ['1.4.2+1', '1.4.2+2'],
    ['release-1.4.2', '1.5.0'],
    ['1.4.2-7', '1.4.2'],
  ])('nobody can tell which of %s and %s is older', (left, right) => {
    expect(deriveVersionOrder(left, right)).toBeUndefined();
    expect(deriveVersionOrder(right, left)).toBeUndefined();
  });
});
