import { createDeployment } from '../__testUtils__/createDeployment';
import { HistoryMemory } from './HistoryMemory';

const evidence = { isOfPaths: false };

function start() {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const memory = new HistoryMemory({ clock: () => new Date(now) });
  return {
    memory,
    see: (row: ReturnType<typeof createDeployment>) =>
      memory.date(row, evidence),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('HistoryMemory', () => {
  it('derives nothing before everything that was kept is there', () => {
    const { memory, see } = start();
    see(createDeployment());
    expect(memory.hasPending()).toBe(false);
    memory.begin();
    see(createDeployment());
    expect(memory.hasPending()).toBe(true);
  });

  it('keeps what could not be written before what came since, as one', () => {
    const { memory, see } = start();
    memory.begin();
    see(createDeployment());
    memory.takePending(10);
    memory.settle([], { pauseMs: 0 });
    see(createDeployment({ health: 'Degraded' }));
    memory.takePending(10);
    see(createDeployment({ health: 'Missing' }));
    memory.putBack();
    const [again] = memory.takePending(10);
    expect(again).toMatchObject({ base: 1, state: { sequence: 3 } });
    expect(again.transitions.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'Healthy Degraded',
      'Degraded Missing',
    ]);
  });

  it('takes the word of the replica that was first, and looks again after a pause', () => {
    const { memory, see, wait } = start();
    const { id } = createDeployment();
    memory.begin();
    see(createDeployment());
    memory.takePending(10);
    const since = Date.parse('2026-11-23T11:00:00Z');
    const health = { to: 'Degraded', at: since };
    memory.settle([[id, { sequence: 9, axes: { health } }]], {
      pauseMs: 2_000,
    });
    // Meanwhile nothing is derived against it.
    see(createDeployment());
    expect(memory.hasPending()).toBe(false);
    expect(memory.untilLater()).toBe(2_000);
    expect(memory.takeLater()).toEqual([]);
    wait(2_000);
    expect(memory.takeLater()).toEqual([id]);
    expect(see(createDeployment({ health: 'Degraded' })).since.health).toBe(
      '2026-11-23T11:00:00.000Z',
    );
  });

  it('holds no more than so much, and has the rest compared again when there is room', () => {
    const { memory, see } = start();
    memory.begin();
    const rows = Array.from({ length: 5_010 }, (_, index) =>
      createDeployment({ cluster: `c${index}` }),
    );
    rows.forEach(see);
    expect(memory.takeLater()).toEqual([]);
    expect(memory.takePending(100)).toHaveLength(100);
    const later = memory.takeLater();
    expect(later).toEqual(rows.slice(5_000).map(({ id }) => id));
    rows.slice(5_000).forEach(see);
    memory.settle([], { pauseMs: 0 });
    expect(memory.takePending(10_000)).toHaveLength(4_910);
    memory.settle([], { pauseMs: 0 });
    expect(memory.isAtRest()).toBe(true);
  });

  it('holds no more than so much of one that never rests', () => {
    const { memory, see } = start();
    memory.begin();
    for (let round = 0; round < 200; round++) {
      see(createDeployment({ health: round % 2 ? 'Healthy' : 'Degraded' }));
    }
    const [all] = memory.takePending(1);
    expect(all.transitions.length).toBeLessThanOrEqual(60);
    expect(memory.takeLater()).toEqual([all.deployment]);
  });
});
