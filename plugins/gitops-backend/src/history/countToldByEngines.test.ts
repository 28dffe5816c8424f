import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { countToldByEngines } from './countToldByEngines';

const from = Date.parse('2026-11-20T00:00:00Z');
const tell = (value: string, different: Partial<Delivery> = {}): Delivery => ({
  id: value,
  change: 'version',
  version: { value, rule: 'image-tag' },
  startedAt: '2026-11-21T10:00:00Z',
  outcome: 'Healthy',
  seenBy: 'engine',
  ...different,
});

describe('countToldByEngines', () => {
  it('counts what only engines tell within the window, a version on two clusters once', () => {
    expect(
      countToldByEngines(
        [
          [
            tell('1.1'),
            tell('1.0', { startedAt: '2026-11-19T23:59:59Z' }),
            tell('1.2', { seenBy: 'history' }),
          ],
          [tell('1.1'), tell('x', { version: undefined, revision: 'abc' })],
        ],
        from,
      ),
    ).toBe(2);
    expect(countToldByEngines([], from)).toBe(0);
  });
});
