import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { addStarters } from './addStarters';
import { PendingChange } from './PendingChange';

const startedAt = Date.parse('2026-11-23T12:00:00.500Z');
const ended: PendingChange = {
  deployment: 'a',
  base: 1,
  state: {
    sequence: 2,
    axes: {},
    delivery: { id: 2, outcome: 'Healthy', startedAt },
  },
  transitions: [],
  deliveries: [
    {
      id: 2,
      isNew: false,
      values: { outcome: 'Healthy', finishedAt: startedAt + 5_000 },
    },
  ],
};
const told = (finishedAt: string, by?: string): EngineDelivery => ({
  finishedAt,
  ...(by && { by }),
  outcome: 'Succeeded',
});
const add = (deliveries?: EngineDelivery[], change = ended) =>
  addStarters([change], () => ({ listDeliveries: () => deliveries }))[0]
    .deliveries[0].values.by;

describe('addStarters', () => {
  it.each<[string, EngineDelivery[] | undefined, string | undefined]>([
    ['the engine remembers it', [told('2026-11-23T12:00:04Z', 'ada')], 'ada'],
    [
      'its clock tells whole seconds',
      [told('2026-11-23T11:59:59Z', 'ada')],
      'ada',
    ],
    [
      'there was one before',
      [
        told('2026-11-23T11:00:00Z', 'eve'),
        told('2026-11-23T12:00:04Z', 'ada'),
      ],
      'ada',
    ],
    [
      'it remembers only one before',
      [told('2026-11-23T11:00:00Z', 'eve')],
      undefined,
    ],
    ['it does not say who', [told('2026-11-23T12:00:04Z')], undefined],
    ['it does not know the Deployment', undefined, undefined],
  ])('when %s', (_case, deliveries, by) => {
    expect(add(deliveries)).toBe(by);
  });

  it('asks nothing of what has not ended', () => {
    const [delivery] = ended.deliveries;
    const running: PendingChange = {
      ...ended,
      deliveries: [{ ...delivery, isNew: false, values: { message: 'x' } }],
    };
    expect(add([told('2026-11-23T12:00:04Z', 'ada')], running)).toBeUndefined();
  });
});
