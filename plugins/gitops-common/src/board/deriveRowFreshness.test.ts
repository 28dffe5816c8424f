import { createDeployment } from './__fixtures__/createDeployment';
import { deriveRowFreshness } from './deriveRowFreshness';

const engine = { type: 'argocd', name: 'hub' };
const problem = { code: 'Forbidden', message: 'may not be read' };
const since = '2026-11-23T12:03:00Z';
const live = { engine, state: 'Live' as const, since };
const stale = { engine, state: 'Stale' as const, since, error: problem };
const unread = { since: '2026-11-23T12:05:00Z', error: problem };

describe('deriveRowFreshness', () => {
  it('is the present when nothing dates it', () => {
    expect(deriveRowFreshness(createDeployment('a'), [live])).toEqual({
      fresh: true,
    });
  });

  it('says why one object is not read while its engine is', () => {
    expect(
      deriveRowFreshness(
        createDeployment('a', { unread, asOf: '2026-11-23T12:04:00Z' }),
        [live],
      ),
    ).toEqual({
      fresh: false,
      reason: 'object',
      asOf: '2026-11-23T12:04:00Z',
      since: '2026-11-23T12:05:00Z',
      problem,
    });
  });

  it('blames first the engine, then the cluster, then the object', () => {
    const gone = { ok: false, since, error: problem };
    const all = createDeployment('a', {
      unread,
      clusterReachable: gone,
      asOf: since,
    });
    const reasonOf = (...args: Parameters<typeof deriveRowFreshness>) => {
      const freshness = deriveRowFreshness(...args);
      return freshness.fresh ? 'none' : freshness.reason;
    };
    expect(reasonOf(all, [stale])).toBe('engine');
    expect(reasonOf(all, [live])).toBe('cluster');
    expect(reasonOf(createDeployment('a', { unread }), [live])).toBe('object');
  });
});
