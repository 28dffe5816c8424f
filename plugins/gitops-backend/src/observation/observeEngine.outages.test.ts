import {
  denied,
  full,
  lost,
  refused,
  yielding,
} from '../__testUtils__/engineEvents';
import { startObservation } from '../__testUtils__/startObservation';
import { VirtualTime } from '../__testUtils__/VirtualTime';

describe('observeEngine', () => {
  it('logs an outage once, its end once, and why in fields', async () => {
    const { log, metas, toEnd } = startObservation([
      () => yielding(full, refused),
      () => yielding(refused),
      () => yielding({ ...refused, error: { code: 'TimedOut', message: '' } }),
      () => yielding(full),
    ]);
    await toEnd();
    expect(log).toEqual([
      'warn: Engine argocd hub cannot be read: cannot be reached (ConnectionRefused)',
      'info: Engine argocd hub is read again',
    ]);
    expect(metas).toEqual([
      { engineType: 'argocd', engineName: 'hub', reason: 'ConnectionRefused' },
      { engineType: 'argocd', engineName: 'hub' },
    ]);
  });

  it('logs again when it is told meanwhile that our credentials are refused', async () => {
    const { log, toEnd } = startObservation([
      () => yielding(refused),
      () => yielding(denied),
      () => yielding(denied),
    ]);
    await toEnd();
    expect(log.map(line => /\((\w+)\)/.exec(line)?.[1])).toEqual([
      'ConnectionRefused',
      'Unauthorized',
    ]);
  });

  it('flapping every second is a line a minute, and an engine that is mostly down is mostly shown so', async () => {
    const flap = async function* flap(time: VirtualTime) {
      yield full;
      await time.sleep(1_000);
      yield refused;
    };
    const { told, log, time, toEnd } = startObservation(Array(60).fill(flap));
    await toEnd();
    const minutes = time.now / 60_000;
    expect(minutes).toBeGreaterThan(10);
    expect(log.length).toBeLessThanOrEqual(2 + minutes);
    expect(log[2]).toMatch(/came or went \d+ times since/);
    // Two changes of state each fifteen seconds at most, once the pauses have grown.
    expect(told.length / minutes).toBeLessThan(10);
  });

  it('a connection that is cut every second is no outage at all', async () => {
    const flap = async function* flap(time: VirtualTime) {
      yield full;
      await time.sleep(1_000);
      yield lost;
    };
    const { told, log, toEnd } = startObservation([flap, flap]);
    await toEnd();
    expect(told).toEqual([full, full]);
    expect(log).toEqual([]);
  });
});
