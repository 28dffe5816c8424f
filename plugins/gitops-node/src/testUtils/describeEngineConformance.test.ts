import {
  ClusterReachability,
  DeploymentSet,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
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

  it('tells of sets that fit nothing', async () => {
    const set = createSet();
    const complaints: [complaint: RegExp, sets: DeploymentSet[]][] = [
      [/told twice/, [set, set]],
      [/not the id/, [{ ...set, id: 'x' }]],
      [/not told of: gone/, [{ ...set, deployments: ['gone'] }]],
      [/parent that is not told of: x/, [{ ...set, parent: 'x' }]],
      [
        /step 1 of .* has not/,
        [
          {
            ...set,
            steps: [{ step: 1, deployments: ['first'], state: 'Healthy' }],
          },
        ],
      ],
      [
        /not in order/,
        [{ ...set, steps: [{ step: 2, deployments: [], state: 'Healthy' }] }],
      ],
    ];
    for (const [complaint, sets] of complaints) {
      const broken = await findBroken(event =>
        event.type === 'full' ? { ...event, sets } : event,
      );
      expect(Object.keys(broken)).toEqual([
        'tells of sets only what it tells of Deployments',
      ]);
      expect(Object.values(broken)[0]).toMatch(complaint);
    }
    const sound = { ...set, deployments: ['first'] };
    expect(
      await findBroken(event =>
        event.type === 'full' ? { ...event, sets: [sound] } : event,
      ),
    ).toEqual({});
  });

  it('says half of why a cluster does not answer', async () => {
    const since = '2026-11-23T01:00:00Z';
    const error = { code: 'TimedOut', message: 'did not answer in time.' };
    const complaints: [complaint: RegExp, told: ClusterReachability][] = [
      [/nothing says why/, { ok: false, since }],
      [/no time/, { ok: true, since: 'just now' }],
      [/and yet says/, { ok: true, since, error }],
      [
        /after it ceased/,
        { ok: false, since, error, answeredAt: '2026-11-23T02:00:00Z' },
      ],
    ];
    for (const [complaint, reachable] of complaints) {
      const cluster = { name: 'aws-eks', labels: {}, aliases: [], reachable };
      const broken = await findBroken(event =>
        event.type === 'full' ? { ...event, clusters: [cluster] } : event,
      );
      expect(Object.keys(broken)).toEqual([
        'says of each cluster in one shape whether it answers',
      ]);
      expect(Object.values(broken)[0]).toMatch(complaint);
    }
  });
});

function createSet(): DeploymentSet {
  const identity = {
    engine: { type: 'argocd' as const, name: 'memory' },
    namespace: 'argocd',
    kind: 'ApplicationSet' as const,
    name: 'first',
  };
  return {
    ...identity,
    id: toDeploymentSetId(identity),
    generators: [],
    health: 'Healthy',
    deployments: [],
    apps: [],
  };
}
