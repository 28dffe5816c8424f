import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EngineError, EngineEvent } from '@backstage-gitops/plugin-gitops-node';
import { createDeployment } from '../__testUtils__/createDeployment';
import {
  denied,
  full,
  lost,
  refused,
  yielding,
} from '../__testUtils__/engineEvents';
import { startObservation, Told } from '../__testUtils__/startObservation';
import { VirtualTime } from '../__testUtils__/VirtualTime';
import { observeEngine } from './observeEngine';

const at = (ms: number) => new Date(ms).toISOString();

function toErrors(told: Told[]) {
  return told.flatMap(event => (event.type === 'error' ? [event] : []));
}

describe('observeEngine', () => {
  it('hands every event over, and observes anew after an error', async () => {
    const delta: EngineEvent = {
      type: 'delta',
      upserted: [createDeployment()],
      removed: [],
    };
    const { told, metrics, toEnd } = startObservation([
      () => yielding(full, delta, refused),
      () => yielding(full, refused),
    ]);
    await toEnd();
    expect(told.map(({ type }) => type)).toEqual([
      'full',
      'delta',
      'error',
      'full',
      'error',
    ]);
    expect(metrics.countEvent.mock.calls.map(([, type]) => type)).toEqual(
      told.map(({ type }) => type),
    );
    expect(metrics.countRestart).toHaveBeenCalledTimes(2);
  });

  it('pauses longer after each failure, and says until when', async () => {
    const { told, pauses, toEnd } = startObservation(
      Array.from({ length: 7 }, () => () => yielding(refused)),
    );
    await toEnd();
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(toErrors(told).map(each => [each.since, each.nextTryAt])).toEqual([
      [at(0), at(1_000)],
      [at(1_000), at(3_000)],
      [at(3_000), at(7_000)],
      [at(7_000), at(15_000)],
      [at(15_000), at(30_000)],
      [at(30_000), at(45_000)],
      [at(45_000), at(60_000)],
    ]);
  });

  it('begins with the short pause again after a picture that lived', async () => {
    const { pauses, toEnd } = startObservation([
      () => yielding(refused),
      () => yielding(full, refused),
      async function* living(time) {
        yield full;
        await time.sleep(60_000);
        yield refused;
      },
      () => yielding(refused),
    ]);
    await toEnd();
    expect(pauses).toEqual([1_000, 2_000, 1_000]);
  });

  it('does not hurry where credentials are refused, and waits as long as it is asked to', async () => {
    const { pauses, toEnd } = startObservation([
      () => yielding(denied),
      () => yielding({ ...refused, retryAfterMs: 90_000 }),
      () => yielding(refused),
    ]);
    await toEnd();
    expect(pauses).toEqual([10_000, 90_000]);
  });

  it('counts refusals on their own, so that the first one after an outage waits no longer', async () => {
    const { pauses, toEnd } = startObservation(
      [refused, refused, refused, denied, denied, refused, full].map(
        event => () => yielding(event),
      ),
    );
    await toEnd();
    expect(pauses).toEqual([1_000, 2_000, 4_000, 10_000, 20_000, 1_000]);
  });

  describe('when a connection that lived is cut', () => {
    async function* living(time: VirtualTime) {
      yield full;
      await time.sleep(60_000);
      yield lost;
    }

    it('is no outage when the picture is back at once', async () => {
      const { told, log, time, abort, observing } = startObservation([
        living,
        async function* back() {
          yield full;
          await new Promise(() => {});
        },
      ]);
      await time.passUntil(() => time.now >= 120_000 || time.sleeping === 0);
      abort.abort();
      await observing;
      expect(told.map(({ type }) => type)).toEqual(['full', 'full']);
      expect(log).toEqual([]);
    });

    it('is one since the cut when the next try hangs for three seconds', async () => {
      const { told, time, abort, observing } = startObservation([
        living,
        async function* hanging() {
          await new Promise(() => {});
        },
      ]);
      await time.passUntil(() => told.length > 1);
      expect(time.now).toBe(63_000);
      abort.abort();
      await observing;
      expect(told).toEqual([full, { ...lost, since: at(60_000) }]);
    });

    it('is the outage that the next try finds, since the cut', async () => {
      const { told, toEnd } = startObservation([
        living,
        () => yielding(refused),
      ]);
      await toEnd();
      expect(told).toEqual([
        full,
        { ...refused, since: at(60_000), nextTryAt: at(61_000) },
      ]);
    });
  });

  it('takes what an engine throws for the error it did not tell', async () => {
    const { told, log, toEnd } = startObservation([
      () => {
        throw new TypeError('a bug with https://hub.example.com in it');
      },
      async function* thrower() {
        yield full;
        throw new EngineError({ code: 'RateLimited', message: 'slow down' });
      },
    ]);
    await toEnd();
    const errors = toErrors(told);
    expect(errors.map(({ error }) => error.code)).toEqual([
      'ConnectionLost',
      'RateLimited',
    ]);
    expect(JSON.stringify(errors)).not.toContain('example.com');
    expect(log[0]).toContain('it threw TypeError: a bug');
  });

  it('takes an end without a reason, and a change before the whole, for errors', async () => {
    const { told, toEnd } = startObservation([
      () => yielding(),
      () => yielding({ type: 'delta', upserted: [], removed: [] }),
    ]);
    await toEnd();
    expect(toErrors(told).map(({ error }) => error.code)).toEqual([
      'ConnectionLost',
      'InvalidResponse',
    ]);
  });

  it('gives up an observation that tells nothing for five minutes, and begins another', async () => {
    const { told, engine, time, toEnd } = startObservation([
      async function* hanging() {
        await new Promise(() => {});
      },
    ]);
    await toEnd();
    expect(toErrors(told)).toEqual([
      {
        type: 'error',
        error: {
          code: 'TimedOut',
          message:
            'The engine did not tell everything there is within five minutes.',
        },
        since: at(300_000),
        nextTryAt: at(301_000),
      },
    ]);
    expect(engine.signals[0].aborted).toBe(true);
    expect(time.now).toBe(301_000);
  });

  it('ends at the abort, even when the engine hangs and does not listen', async () => {
    const { told, engine, abort, observing } = startObservation([
      async function* hanging() {
        yield full;
        await new Promise(() => {});
      },
    ]);
    while (told.length === 0) await new Promise(setImmediate);
    abort.abort();
    await observing;
    expect(told).toEqual([full]);
    expect(engine.signals[0].aborted).toBe(true);
  });

  it('keeps nothing of thousands of failures', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const time = new VirtualTime();
    const abort = new AbortController();
    let attempts = 0;
    // No recording fake: that one would grow.
    const observing = observeEngine(
      {
        type: 'argocd',
        name: 'hub',
        observe() {
          attempts += 1;
          return attempts % 3 === 0
            ? yielding(full, lost)
            : yielding(attempts % 2 ? refused : denied);
        },
      },
      { apply: () => {} },
      {
        clock: time.clock,
        logger: { info() {}, warn() {}, debug() {} },
        random: Math.random,
        signal: abort.signal,
        sleep: time.sleep,
      },
    );
    const measure = async (after: number) => {
      await time.passUntil(() => attempts >= after, 100_000);
      collect();
      return {
        heap: process.memoryUsage().heapUsed,
        listeners: getEventListeners(abort.signal, 'abort').length,
        sleeping: time.sleeping,
      };
    };
    const before = await measure(1_000);
    const after = await measure(6_000);
    abort.abort();
    await observing;
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5);
    expect(after.sleeping).toBeLessThanOrEqual(before.sleeping + 5);
    // 5,000 failures more; 400 bytes kept of each would be seen.
    expect(after.heap - before.heap).toBeLessThan(2_000_000);
  });
});
