import { Commit } from '@backstage-gitops/plugin-gitops-common';
import {
  CommitRequest,
  EngineActions,
  EngineDelivery,
  EngineDetails,
  EngineEvent,
  GitopsEngine,
  RawAnswer,
  RawRead,
} from '@backstage-gitops/plugin-gitops-node';

/** An engine without a world: a test says what it tells. */
export class FakeEngine implements GitopsEngine {
  readonly type: string;
  readonly name: string;
  /** How often an observation began. */
  observations = 0;
  /** Signals of the observations, in order. */
  readonly signals: AbortSignal[] = [];
  /** What it knows about commits; undefined: it cannot be asked. */
  commits:
    | ((request: CommitRequest) => Promise<Commit | undefined>)
    | undefined;
  /** What it remembers itself, by id. */
  deliveries: Record<string, EngineDelivery[]> = {};
  /** What it answers to raw reads; undefined: it cannot be asked. */
  raw:
    | ((
        request: RawRead,
        options: { signal: AbortSignal },
      ) => Promise<RawAnswer>)
    | undefined;
  /** How it looks into one Deployment; undefined: it cannot. */
  details: EngineDetails | undefined;
  /** How it acts; undefined: it is only read. */
  actions: EngineActions | undefined;
  readonly #script: (() => AsyncIterable<EngineEvent>)[] = [];
  readonly #told: EngineEvent[] = [];
  #wake = () => {};

  constructor(type = 'argocd', name = 'hub') {
    this.type = type;
    this.name = name;
  }

  /** The next observation is this, instead of what `tell` says. */
  next(observation: () => AsyncIterable<EngineEvent>): void {
    this.#script.push(observation);
  }

  /** Yields an event to whoever observes, now or later. */
  tell(event: EngineEvent): void {
    this.#told.push(event);
    this.#wake();
  }

  observe({ signal }: { signal: AbortSignal }): AsyncIterable<EngineEvent> {
    this.observations += 1;
    this.signals.push(signal);
    return this.#script.shift()?.() ?? this.#follow(signal);
  }

  listDeliveries(id: string): EngineDelivery[] | undefined {
    return this.deliveries[id];
  }

  async readCommit(request: CommitRequest): Promise<Commit | undefined> {
    return this.commits?.(request);
  }

  get readRaw() {
    return this.raw;
  }

  async *#follow(signal: AbortSignal): AsyncGenerator<EngineEvent, void> {
    signal.addEventListener('abort', () => this.#wake());
    while (!signal.aborted) {
      const event = this.#told.shift();
      if (event) {
        yield event;
        if (event.type === 'error') return;
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}
