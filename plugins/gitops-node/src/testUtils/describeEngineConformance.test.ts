import { EngineEvent } from '../GitopsEngine';
import { describeEngineConformance } from './describeEngineConformance';
import { engineConformanceRules } from './engineConformanceRules';
import { InMemoryEngine } from './__fixtures__/InMemoryEngine';
import { InMemoryEngineWorld } from './__fixtures__/InMemoryEngineWorld';

describeEngineConformance(
  'An engine over a world in memory',
  async () => new InMemoryEngineWorld(world => new InMemoryEngine(world)),
);

/** The rules that an engine breaks, each with what it says. */
async function findBroken(
  alter: (event: EngineEvent) => EngineEvent | undefined,
): Promise<Record<string, string>> {
  const broken: Record<string, string> = {};
  for (const rule of engineConformanceRules) {
    const world = new InMemoryEngineWorld(
      each => new InMemoryEngine(each, alter),
    );
    await rule.check(world).catch(error => {
      broken[rule.name] = error.message;
    });
    await world.close();
  }
  return broken;
}

describe('An engine does not conform that', () => {
  it('drops deletions', async () => {
    const broken = await findBroken(event =>
      event.type === 'delta' ? { ...event, removed: [] } : event,
    );
    expect(broken).toEqual({
      'tells what is added, changed and removed, as it happens':
        'the removal of the Deployment did not come in 300 ms',
    });
  });

  it('remembers what is gone', async () => {
    const seen = new Map();
    const broken = await findBroken(event => {
      if (event.type === 'delta') {
        event.upserted.forEach(row => seen.set(row.id, row));
      }
      if (event.type !== 'full') return event;
      event.deployments.forEach(row => seen.set(row.id, row));
      return { ...event, deployments: [...seen.values()] };
    });
    expect(broken).toMatchObject({
      'does not remember what was removed while nobody looked':
        'the picture lacks [] and has too much [conformance-added,conformance-forgotten]',
    });
  });

  it('never sends a full picture', async () => {
    const broken = await findBroken(event =>
      event.type === 'full'
        ? { type: 'delta', upserted: event.deployments, removed: [] }
        : event,
    );
    expect(broken['starts with the full picture']).toBe(
      'a full picture did not come in 300 ms',
    );
    expect(Object.values(broken)).not.toContainEqual(
      expect.stringContaining('removal'),
    );
  });

  it('throws away the error', async () => {
    const broken = await findBroken(event =>
      event.type === 'error' ? undefined : event,
    );
    expect(broken).toEqual({
      'tells why it cannot read, ends, and reads again when asked anew':
        'the iteration ended before an error event came',
      'tells when credentials are refused while it follows':
        'the iteration ended before an error event came',
      'keeps addresses and tokens out of every event':
        'the iteration ended before an error event came',
    });
  });

  it('tells addresses', async () => {
    const broken = await findBroken(event =>
      event.type === 'error'
        ? {
            ...event,
            error: { code: 'x', message: 'at https://upstream.example.com' },
          }
        : event,
    );
    expect(broken).toEqual({
      'keeps addresses and tokens out of every event':
        'an event holds "https://upstream.example.com"',
    });
  });

  it('tells one Deployment twice', async () => {
    const broken = await findBroken(event =>
      event.type === 'full'
        ? {
            ...event,
            deployments: [...event.deployments, ...event.deployments],
          }
        : event,
    );
    expect(broken).toEqual({
      'names itself, and every Deployment once':
        'a full picture holds twice: first',
    });
  });
});
