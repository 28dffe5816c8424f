import { EngineEvent, EngineError } from '@backstage-gitops/plugin-gitops-node';
import { createDeployment } from '../__testUtils__/createDeployment';
import { FakeEngine } from '../__testUtils__/FakeEngine';
import { observeEngine } from './observeEngine';

const full: EngineEvent = { type: 'full', deployments: [], clusters: [] };
const refused: EngineEvent = {
  type: 'error',
  error: { code: 'ConnectionRefused', message: 'cannot be reached' },
};

async function* yielding(...events: EngineEvent[]) {
  yield* events;
}

/**
 * Observes until the pause after the last scripted observation. Time stands still but for the
 * pauses, and for what a script lets pass.
 */
async function watch(
  engine: FakeEngine,
  options: { pauses: number; now?: { ms: number } },
) {
  const abort = new AbortController();
  const now = options.now ?? { ms: 0 };
  const told: EngineEvent[] = [];
  const pauses: number[] = [];
  const log: string[] = [];
  const keep = (level: string) => (message: string) => {
    log.push(`${level}: ${message}`);
  };
  await observeEngine(
    engine,
    { apply: (_engine, event) => told.push(event) },
    {
      clock: () => new Date(now.ms),
      logger: { info: keep('info'), warn: keep('warn'), debug: () => {} },
      random: () => 0,
      signal: abort.signal,
      async sleep(ms) {
        pauses.push(ms);
        now.ms += ms;
        if (pauses.length === options.pauses) abort.abort();
      },
    },
  );
  return { told, pauses, log };
}

describe('observeEngine', () => {
  it('hands every event over, and observes anew after an error', async () => {
    const engine = new FakeEngine();
    const delta: EngineEvent = {
      type: 'delta',
      upserted: [createDeployment()],
      removed: [],
    };
    engine.next(() => yielding(full, delta, refused));
    engine.next(() => yielding(full, refused));
    const { told } = await watch(engine, { pauses: 2 });
    expect(told.map(({ type }) => type)).toEqual([
      'full',
      'delta',
      'error',
      'full',
      'error',
    ]);
  });

  it('pauses longer after each failure, up to a minute', async () => {
    const engine = new FakeEngine();
    for (let i = 0; i < 8; i++) engine.next(() => yielding(refused));
    const { pauses } = await watch(engine, { pauses: 8 });
    expect(pauses).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('begins with the short pause again after a picture that lived', async () => {
    const engine = new FakeEngine();
    const now = { ms: 0 };
    engine.next(() => yielding(refused));
    engine.next(() => yielding(full, refused));
    engine.next(async function* living() {
      yield full;
      now.ms += 60_000;
      yield refused;
    });
    const { pauses } = await watch(engine, { pauses: 3, now });
    expect(pauses).toEqual([1_000, 2_000, 1_000]);
  });

  it('does not hurry where credentials are refused, and waits as long as it is asked to', async () => {
    const engine = new FakeEngine();
    engine.next(() =>
      yielding({ type: 'error', error: { code: 'Unauthorized', message: '' } }),
    );
    engine.next(() => yielding({ ...refused, retryAfterMs: 90_000 }));
    const { pauses } = await watch(engine, { pauses: 2 });
    expect(pauses).toEqual([10_000, 90_000]);
  });

  it('counts refusals on their own, so that the first one after an outage waits no longer', async () => {
    const engine = new FakeEngine();
    const denied: EngineEvent = {
      type: 'error',
      error: { code: 'Unauthorized', message: '' },
    };
    for (const event of [refused, refused, refused, denied, denied, refused]) {
      engine.next(() => yielding(event));
    }
    const { pauses } = await watch(engine, { pauses: 6 });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 10_000, 20_000, 1_000]);
  });

  describe('when a connection that lived is cut', () => {
    const lost: EngineEvent = {
      type: 'error',
      error: { code: 'ConnectionLost', message: 'closed the connection' },
    };

    async function watchCut(after: () => AsyncIterable<EngineEvent>) {
      const engine = new FakeEngine();
      const abort = new AbortController();
      const told: EngineEvent[] = [];
      const log: string[] = [];
      let now = 0;
      let endGrace = () => {};
      engine.next(async function* living() {
        yield full;
        now += 60_000;
        yield lost;
      });
      engine.next(after);
      const keep = (message: string) => {
        log.push(message);
      };
      const observing = observeEngine(
        engine,
        { apply: (_engine, event) => told.push(event) },
        {
          clock: () => new Date(now),
          logger: { info: keep, warn: keep, debug: keep },
          random: () => 0,
          signal: abort.signal,
          sleep: ms =>
            new Promise(resolve => {
              abort.signal.addEventListener('abort', () => resolve());
              if (ms === 3_000) endGrace = resolve;
              else if (ms < 1_000) resolve();
              else abort.abort();
            }),
        },
      );
      return { told, log, abort, observing, endGrace: () => endGrace() };
    }
    const turn = () => new Promise(resolve => setImmediate(resolve));

    it('is no outage when the picture is back at once', async () => {
      const { told, log, abort, observing, endGrace } = await watchCut(
        async function* back() {
          yield full;
          await new Promise(() => {});
        },
      );
      await turn();
      endGrace();
      await turn();
      abort.abort();
      await observing;
      expect(told.map(({ type }) => type)).toEqual(['full', 'full']);
      expect(log).toEqual([]);
    });

    it('is one when the next try hangs for three seconds', async () => {
      const { told, abort, observing, endGrace } = await watchCut(
        async function* hanging() {
          await new Promise(() => {});
        },
      );
      await turn();
      expect(told).toEqual([full]);
      endGrace();
      await turn();
      abort.abort();
      await observing;
      expect(told).toEqual([full, lost]);
    });

    it('is the outage that the next try finds', async () => {
      const { told, observing } = await watchCut(() => yielding(refused));
      await observing;
      expect(told).toEqual([full, refused]);
    });
  });

  it('logs an outage once, and its end once', async () => {
    const engine = new FakeEngine();
    engine.next(() => yielding(full, refused));
    engine.next(() => yielding(refused));
    engine.next(() =>
      yielding({ type: 'error', error: { code: 'TimedOut', message: 'slow' } }),
    );
    engine.next(() => yielding(full, refused));
    const { log } = await watch(engine, { pauses: 4 });
    expect(log).toEqual([
      'warn: Engine argocd hub cannot be read: cannot be reached (ConnectionRefused)',
      'info: Engine argocd hub is read again',
      'warn: Engine argocd hub cannot be read: cannot be reached (ConnectionRefused)',
    ]);
  });

  it('takes what an engine throws for the error it did not tell', async () => {
    const engine = new FakeEngine();
    engine.next(() => {
      throw new TypeError('a bug with https://hub.example.com in it');
    });
    engine.next(async function* thrower() {
      yield full;
      throw new EngineError({ code: 'RateLimited', message: 'slow down' });
    });
    const { told, log } = await watch(engine, { pauses: 2 });
    const errors = told.flatMap(event =>
      event.type === 'error' ? [event.error] : [],
    );
    expect(errors.map(({ code }) => code)).toEqual([
      'ConnectionLost',
      'RateLimited',
    ]);
    expect(JSON.stringify(errors)).not.toContain('example.com');
    expect(log[0]).toContain('it threw TypeError: a bug');
  });

  it('takes an end without a reason, and a change before the whole, for errors', async () => {
    const engine = new FakeEngine();
    engine.next(() => yielding(full));
    engine.next(() => yielding({ type: 'delta', upserted: [], removed: [] }));
    const { told } = await watch(engine, { pauses: 2 });
    expect(
      told.flatMap(event => (event.type === 'error' ? event.error.code : [])),
    ).toEqual(['ConnectionLost', 'InvalidResponse']);
  });

  it('ends at the abort, even when the engine hangs and does not listen', async () => {
    const engine = new FakeEngine();
    engine.next(async function* hanging() {
      yield full;
      await new Promise(() => {});
    });
    const abort = new AbortController();
    const told: EngineEvent[] = [];
    await observeEngine(
      engine,
      {
        apply(_engine, event) {
          told.push(event);
          setImmediate(() => abort.abort());
        },
      },
      {
        clock: () => new Date(0),
        logger: { info() {}, warn() {}, debug() {} },
        random: Math.random,
        signal: abort.signal,
        sleep: async () => {},
      },
    );
    expect(told).toEqual([full]);
    expect(engine.signals[0].aborted).toBe(true);
  });
});
