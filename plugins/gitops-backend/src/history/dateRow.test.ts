import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { dateRow } from './dateRow';
import { AxisState, HistoryState } from './HistoryState';

const now = Date.parse('2026-11-23T12:00:00Z');
const time = (text: string) => `2026-11-23T${text}:00.000Z`;
const kept = (to: string, text: string): AxisState => ({
  to,
  at: Date.parse(time(text)),
});
const keep = (axes: HistoryState['axes']): HistoryState => ({
  sequence: 1,
  axes,
});

describe('dateRow', () => {
  it.each<
    [string, string | undefined, AxisState | undefined, string | undefined]
  >([
    ['nothing is kept', '10:00', undefined, '10:00'],
    ['nothing is kept or told', undefined, undefined, undefined],
    ['the engine says a time to come', '12:10', undefined, undefined],
    ['the same is kept for longer', '10:00', kept('Synced', '09:00'), '09:00'],
    ['the engine forgot', undefined, kept('Synced', '09:00'), '09:00'],
    [
      'the engine tells an earlier time than can be',
      '08:00',
      kept('Synced', '09:00'),
      '09:00',
    ],
    [
      'the engine tells a time to come',
      '12:10',
      kept('Synced', '09:00'),
      '09:00',
    ],
    ['another value is kept', '10:00', kept('OutOfSync', '09:00'), '10:00'],
    [
      'another value is kept and nothing told',
      undefined,
      kept('OutOfSync', '09:00'),
      undefined,
    ],
    [
      'it was so at first sight',
      '08:00',
      { ...kept('Synced', '09:00'), isFirstSight: true },
      '08:00',
    ],
    [
      'it was so at first sight and nothing is told',
      undefined,
      { ...kept('Synced', '09:00'), isFirstSight: true },
      undefined,
    ],
  ])('when %s (%s, %j): %s', (_case, told, axis, expected) => {
    const row = createDeployment({ since: told ? { sync: time(told) } : {} });
    const state = axis && keep({ sync: axis });
    expect(dateRow(row, state, now).since).toEqual(
      expected ? { sync: time(expected) } : {},
    );
  });

  it('dates each axis by its own, and drift only while there is some', () => {
    const axes = {
      sync: kept('OutOfSync', '09:00'),
      health: kept('Healthy', '08:00'),
      version: kept('1.4.2', '07:00'),
      drift: kept('drifted', '09:01'),
    };
    const row = createDeployment({
      sync: 'OutOfSync',
      drift: { state: 'drifted' },
    });
    expect(dateRow(row, keep(axes), now)).toMatchObject({
      since: {
        sync: time('09:00'),
        health: time('08:00'),
        version: time('07:00'),
      },
      drift: { state: 'drifted', since: time('09:01') },
    });
    const equal = {
      ...row,
      drift: { state: 'none', since: time('10:00') } as const,
    };
    expect(
      dateRow(equal, keep({ drift: kept('none', '09:00') }), now).drift,
    ).toEqual({
      state: 'none',
    });
  });

  it.each<[string, Partial<Deployment>, Partial<HistoryState>, string]>([
    [
      'it was Synced at this revision after the last operation',
      {},
      {},
      'drifted',
    ],
    [
      'it was drifted at this revision already',
      {},
      {
        synced: { revision: 'r1', operation: 'o1' },
        driftRevision: 'r2',
        axes: { drift: kept('drifted', '09:00') },
      },
      'drifted',
    ],
    [
      'it was Synced at another revision',
      {},
      { synced: { revision: 'r1', operation: 'o1' } },
      'unknown',
    ],
    [
      'an operation began since',
      {},
      { synced: { revision: 'r2', operation: 'o0' } },
      'unknown',
    ],
    [
      'an operation is under way',
      { operation: { phase: 'Running', startedAt: 'o1' } },
      {},
      'unknown',
    ],
    ['it is not current', { asOf: time('11:00') }, {}, 'unknown'],
    ['it is Synced', { sync: 'Synced' }, {}, 'unknown'],
    ['the engine can tell', { drift: { state: 'none' } }, {}, 'none'],
    ['nothing is known of it', {}, { synced: undefined }, 'unknown'],
  ])(
    'tells drift from a newer revision when %s',
    (_case, different, state, drift) => {
      const row = {
        ...createDeployment({
          sync: 'OutOfSync',
          revision: { desired: 'r2', applied: 'r1' },
          drift: { state: 'unknown' },
          operation: { phase: 'Succeeded', startedAt: 'o1' },
        }),
        ...different,
      };
      const known = {
        ...keep({}),
        synced: { revision: 'r2', operation: 'o1' },
        ...state,
      };
      expect(dateRow(row, known, now).drift.state).toBe(drift);
    },
  );
});
