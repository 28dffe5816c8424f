import { EngineEvent } from '@backstage-gitops/plugin-gitops-node';
import { EngineOutage, observeEngine } from '../observation/observeEngine';
import { FakeEngine } from './FakeEngine';
import { VirtualTime } from './VirtualTime';

/** What the store was told. */
export type Told = Exclude<EngineEvent, { type: 'error' }> | EngineOutage;

/** Observes what a script yields, one entry for each observation, and lets time pass until the last one. */
export function startObservation(
  script: ((time: VirtualTime) => AsyncIterable<EngineEvent>)[] = [],
) {
  const time = new VirtualTime();
  const abort = new AbortController();
  const engine = new FakeEngine();
  const told: Told[] = [];
  const pauses: number[] = [];
  const log: string[] = [];
  const metas: unknown[] = [];
  let endedAt: number | undefined;
  script.forEach(each =>
    engine.next(async function* timed() {
      if (endedAt !== undefined) pauses.push(time.now - endedAt);
      try {
        yield* each(time);
      } finally {
        endedAt = time.now;
      }
    }),
  );
  const keep = (level: string) => (message: string, meta?: unknown) => {
    log.push(`${level}: ${message}`);
    metas.push(meta);
  };
  const metrics = { countEvent: jest.fn(), countRestart: jest.fn() };
  const observing = observeEngine(
    engine,
    { apply: (_engine, event) => told.push(event) },
    {
      clock: time.clock,
      logger: { info: keep('info'), warn: keep('warn'), debug: () => {} },
      metrics,
      random: () => 0,
      signal: abort.signal,
      sleep: time.sleep,
    },
  );
  return {
    time,
    engine,
    told,
    pauses,
    log,
    metas,
    metrics,
    abort,
    observing,
    /** Until the observation after the script began. */
    async toEnd() {
      await time.passUntil(() => engine.observations > script.length);
      abort.abort();
      await observing;
    },
  };
}
