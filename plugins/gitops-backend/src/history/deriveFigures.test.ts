import { deriveFigures } from './deriveFigures';
import { KeptDelivery } from './KeptDelivery';

const HOUR = 3_600_000;
const from = Date.parse('2026-11-01T00:00:00Z');
/** Hours after the window begins. */
const hour = (hours: number) => from + hours * HOUR;

let ids = 0;
beforeEach(() => {
  ids = 0;
});

/** Committed an hour before it began, Healthy half an hour after. */
const deliver = (
  deployment: string,
  version: string,
  start: number,
  different: Partial<KeptDelivery> = {},
): KeptDelivery => {
  ids += 1;
  return {
    deployment,
    id: ids,
    app: 'shop',
    change: 'version',
    version: { value: version, rule: 'image-tag' },
    commit: {
      sha: 'a'.repeat(40),
      at: new Date(hour(start - 1)).toISOString(),
    },
    startedAt: hour(start),
    finishedAt: hour(start + 0.5),
    outcome: 'Healthy',
    ...different,
  };
};
const derive = (...deliveries: KeptDelivery[]) =>
  deriveFigures(deliveries, { from, days: 10 });

describe('deriveFigures', () => {
  it('is nothing, and says nothing it cannot know, without deliveries', () => {
    expect(derive()).toEqual({ deliveries: 0, deliveriesPerDay: 0 });
  });

  it('knows no pace of days on which nobody watched', () => {
    const watched = (keptSince: number) =>
      deriveFigures([deliver('a', '1.0', 230)], { from, days: 10, keptSince })
        .deliveriesPerDay;
    expect(watched(hour(-1000))).toBe(0.1);
    expect(watched(hour(23))).toBe(0.1);
    expect(watched(hour(8 * 24 + 3))).toBe(0.5);
    // Since today: a part of a day has no pace.
    expect(watched(hour(229))).toBeUndefined();
    // A clock that is ahead.
    expect(watched(hour(500))).toBeUndefined();
  });

  it('counts one version on three clusters as one, Healthy when the last one is', () => {
    expect(
      derive(
        deliver('a', '1.0', 10),
        deliver('b', '1.0', 11),
        deliver('c', '1.0', 20),
      ),
    ).toEqual({
      deliveries: 1,
      deliveriesPerDay: 0.1,
      // From 9:00, when the first commit was made, to 20:30.
      leadTimeSeconds: { median: 41_400, p90: 41_400, measured: 1 },
      changeFailureRate: 0,
    });
  });

  it('computes lead times by hand: an hour and a half each, and one of five hours', () => {
    const slow = deliver('a', '1.4', 40, { finishedAt: hour(44) });
    expect(
      derive(
        deliver('a', '1.0', 10),
        deliver('a', '1.1', 20),
        deliver('a', '1.2', 30),
        slow,
      ),
    ).toEqual({
      deliveries: 4,
      deliveriesPerDay: 0.4,
      leadTimeSeconds: { median: 5_400, p90: 18_000, measured: 4 },
      changeFailureRate: 0,
    });
  });

  it('leaves out what was there before we looked, and what began before the window', () => {
    const figures = derive(
      deliver('a', '0.9', 5, { change: 'first', outcome: 'Unknown' }),
      deliver('a', '1.0', -5),
      deliver('a', '1.1', 1),
    );
    expect(figures).toMatchObject({ deliveries: 1, deliveriesPerDay: 0.1 });
  });

  it('measures no lead time without a commit, while one is under way, or by a wrong clock', () => {
    const figures = derive(
      deliver('a', '1.0', 10, { commit: undefined }),
      deliver('a', '1.1', 20),
      deliver('b', '1.1', 20, { outcome: 'Running', finishedAt: undefined }),
      deliver('a', '1.2', 30, {
        commit: { sha: 'b'.repeat(40), at: new Date(hour(50)).toISOString() },
      }),
    );
    expect(figures).not.toHaveProperty('leadTimeSeconds');
    expect(figures).toMatchObject({ deliveries: 3, changeFailureRate: 0 });
  });

  it('counts what failed, was rolled back or broke the service; superseded ones say nothing', () => {
    expect(
      derive(
        deliver('a', '1.0', 10),
        deliver('a', '1.1', 20, { outcome: 'Superseded' }),
        deliver('a', '1.2', 21, {
          outcome: 'Failed',
          degradedAt: hour(21.5),
          restoredAt: hour(23.5),
        }),
        deliver('a', '1.0', 23),
        deliver('a', '1.3', 30, {
          degradedAt: hour(31),
          restoredAt: hour(31.5),
        }),
        deliver('a', '1.4', 40),
      ),
    ).toEqual({
      deliveries: 6,
      deliveriesPerDay: 0.6,
      leadTimeSeconds: { median: 5_400, p90: 5_400, measured: 4 },
      // 1.1 was taken back with 1.2: of 1.0, 1.1, 1.2, 1.0, 1.3, 1.4 three of six.
      changeFailureRate: 0.5,
      // Two hours, and half an hour.
      timeToRestoreSeconds: { median: 4_500, p90: 7_200, measured: 2 },
    });
  });

  it('is restored when the last of its clusters is', () => {
    const figures = derive(
      deliver('a', '1.0', 10, { degradedAt: hour(10.5), restoredAt: hour(11) }),
      deliver('b', '1.0', 10, {
        degradedAt: hour(10.6),
        restoredAt: hour(12.5),
      }),
    );
    expect(figures.timeToRestoreSeconds).toEqual({
      median: 7_200,
      p90: 7_200,
      measured: 1,
    });
    const open = derive(deliver('a', '1.0', 10, { degradedAt: hour(10.5) }));
    expect(open).not.toHaveProperty('timeToRestoreSeconds');
    expect(open.changeFailureRate).toBe(1);
  });
});
