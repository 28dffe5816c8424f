import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { KeptDelivery } from './KeptDelivery';
import { toDeliveries } from './toDeliveries';

const day = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const looked = day('10:00');

const kept = (
  id: number,
  version: string,
  time: string,
  different: Partial<KeptDelivery> = {},
): KeptDelivery => ({
  deployment: 'a',
  id,
  app: 'shop',
  change: 'version',
  version: { value: version, rule: 'image-tag' },
  startedAt: day(time),
  finishedAt: day(time) + 90_500,
  outcome: 'Healthy',
  ...different,
});
const first = kept(1, '1.1', '09:00', {
  change: 'first',
  outcome: 'Unknown',
  finishedAt: undefined,
  commit: { sha: 'c'.repeat(40) },
});
const told = (
  time: string,
  version: string | undefined,
  different: Partial<EngineDelivery> = {},
): EngineDelivery => ({
  ...(version && { version: { value: version, rule: 'image-tag' } }),
  finishedAt: `2026-11-23T${time}:00Z`,
  by: 'automated',
  outcome: 'Succeeded',
  ...different,
});
const toLine = (each: ReturnType<typeof toDeliveries>[number]) =>
  [
    each.id,
    each.change,
    each.version?.value ?? each.revision,
    each.outcome,
    each.seenBy,
  ].join(' ');

describe('toDeliveries', () => {
  it('tells ours newest first, and before them what the engine remembers', () => {
    const deliveries = toDeliveries(
      [first, kept(7, '1.2', '11:00', { by: 'eve' })],
      [
        told('08:00', '1.0'),
        told('09:00', '1.1', { by: 'ada' }),
        told('11:01', '1.2'),
      ],
      looked,
    );
    expect(deliveries.map(toLine)).toEqual([
      '7 version 1.2 Healthy history',
      `engine-${day('09:00')} version 1.1 Healthy engine`,
      `engine-${day('08:00')} first 1.0 Healthy engine`,
    ]);
    // What we saw of it at first sight is added to what the engine tells.
    expect(deliveries[1]).toMatchObject({ by: 'ada', commit: first.commit });
    expect(deliveries[0]).toEqual({
      id: '7',
      change: 'version',
      version: { value: '1.2', rule: 'image-tag' },
      by: 'eve',
      startedAt: '2026-11-23T11:00:00.000Z',
      finishedAt: '2026-11-23T11:01:30.500Z',
      durationSeconds: 90,
      outcome: 'Healthy',
      seenBy: 'history',
    });
  });

  it('does without an engine that forgot', () => {
    const ours = [first, kept(7, '1.2', '11:00')];
    expect(toDeliveries(ours, [], looked).map(toLine)).toEqual([
      '7 version 1.2 Healthy history',
      '1 first 1.1 Unknown history',
    ]);
    expect(toDeliveries([], [], looked)).toEqual([]);
  });

  it('folds equal neighbours of the engine, by what they brought before by revision', () => {
    const lines = toDeliveries(
      [],
      [
        told('07:00', '1.0', { revision: 'r1' }),
        told('07:10', '1.0', { revision: 'r2' }),
        told('07:20', '1.1', { revision: 'r3', outcome: 'Failed' }),
        told('07:30', '1.1', { revision: 'r3' }),
        told('07:40', '1.0', { revision: 'r4' }),
        told('07:50', undefined, { revision: 'r5' }),
        told('07:55', undefined, { revision: 'r5' }),
      ],
      looked,
    ).map(toLine);
    expect(lines).toEqual([
      `engine-${day('07:50')} configuration r5 Healthy engine`,
      `engine-${day('07:40')} version 1.0 Healthy engine`,
      `engine-${day('07:20')} version 1.1 Healthy engine`,
      `engine-${day('07:00')} first 1.0 Healthy engine`,
    ]);
  });

  it('says what was rolled back, by which, and to what', () => {
    const [third, second, one] = toDeliveries(
      [
        kept(1, '1.0', '11:00'),
        kept(2, '1.1', '12:00'),
        kept(3, '1.0', '13:00'),
      ],
      [],
      looked,
    );
    expect(third).toMatchObject({ id: '3', rollbackTo: '1' });
    expect(second).toMatchObject({ id: '2', rolledBackBy: '3' });
    expect(one).not.toHaveProperty('rolledBackBy');
    expect(second).not.toHaveProperty('rollbackTo');
  });

  it('takes configurations for the same only at the same commit', () => {
    const configuration = (id: number, sha: string, time: string) =>
      kept(id, '1.0', time, {
        change: 'configuration',
        commit: { sha: sha.repeat(40) },
      });
    const [last, , middle] = toDeliveries(
      [
        configuration(1, 'a', '11:00'),
        configuration(2, 'b', '12:00'),
        configuration(3, 'c', '13:00'),
        configuration(4, 'b', '14:00'),
      ],
      [],
      looked,
    );
    expect(last).toMatchObject({ rollbackTo: '2' });
    expect(middle).not.toHaveProperty('rolledBackBy');
  });

  it('says which entry of the engine each is, where it remembers', () => {
    const deliveries = toDeliveries(
      [
        first,
        kept(7, '1.2', '11:00'),
        kept(8, '1.3', '12:00'),
        kept(9, '1.2', '13:00'),
      ],
      [
        told('08:00', '1.0', { entry: '3' }),
        told('09:00', '1.1', { entry: '4' }),
        told('11:01', '1.2', { entry: '5' }),
        told('11:30', '1.2', { entry: '6' }),
        told('13:01', '1.2', { entry: '8' }),
      ],
      looked,
    );
    expect(
      deliveries.map(each => [each.version?.value, each.engineEntry]),
    ).toEqual([
      ['1.2', '8'],
      ['1.3', undefined],
      ['1.2', '6'],
      ['1.1', '4'],
      ['1.0', '3'],
    ]);
  });
});
