import { EngineEvent, GitopsEngine } from '../../GitopsEngine';
import { InMemoryEngineWorld } from './InMemoryEngineWorld';

/** The simplest engine that keeps every promise. Broken ones change what it lets through. */
export class InMemoryEngine implements GitopsEngine {
  readonly type = 'argocd';
  readonly name = 'memory';
  readonly #world: InMemoryEngineWorld;
  readonly #alter: (event: EngineEvent) => EngineEvent | undefined;

  /**
   * @param alter - what becomes of each event before it is yielded; undefined: it is kept back
   */
  constructor(
    world: InMemoryEngineWorld,
    alter: (event: EngineEvent) => EngineEvent | undefined = event => event,
  ) {
    this.#world = world;
    this.#alter = alter;
  }

  async *observe({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<EngineEvent, void> {
    const queue: EngineEvent[] = [this.#readAll()];
    let wake = () => {};
    const stop = this.#world.listen(event => {
      queue.push(event);
      wake();
    });
    const nextEvent = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const abort = () => wake();
    signal.addEventListener('abort', abort);
    try {
      while (!signal.aborted) {
        const event = queue.shift();
        if (event) {
          const altered = this.#alter(event);
          if (altered) yield altered;
          if (event.type === 'error') return;
        } else {
          await nextEvent();
        }
      }
    } finally {
      stop();
      signal.removeEventListener('abort', abort);
    }
  }

  #readAll(): EngineEvent {
    const { refused, rows } = this.#world;
    return refused
      ? {
          type: 'error',
          error: { code: 'Unauthorized', message: 'does not accept our token' },
        }
      : { type: 'full', deployments: [...rows.values()], clusters: [] };
  }
}
