import { selectWorstHealth } from './HealthStatus';

describe('selectWorstHealth', () => {
  it("is the worst of several, in Argo CD's order", () => {
    expect(selectWorstHealth(['Healthy', 'Degraded', 'Progressing'])).toBe(
      'Degraded',
    );
    expect(selectWorstHealth(['Degraded', 'Unknown'])).toBe('Unknown');
    expect(selectWorstHealth(['Healthy', 'Suspended'])).toBe('Suspended');
  });

  it('is Unknown for none', () => {
    expect(selectWorstHealth([])).toBe('Unknown');
  });
});
