import {
  ActionRecord,
  DeploymentAction,
  GitopsApi,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionAttempt } from './ActionAttempt';
import { isFinished } from './isFinished';

const LIMIT = 100;

/** Where the ids of running actions outlive the page; other pages of the same browser may write to it too. */
export type RunningMemory = {
  load(): readonly string[];
  add(id: string): void;
  remove(id: string): void;
};

type OwnApi = Pick<GitopsApi, 'runAction' | 'runSourceAction' | 'getActions'>;

/**
 * The actions that the person at this browser took: the latest attempt on each Deployment and source, and each
 * action until its end was told. One for a whole app, so that an outcome is told once, on whichever page.
 */
export class OwnActions {
  static readonly #all = new WeakMap<OwnApi, OwnActions>();

  /** That of an app's client. */
  static of(api: OwnApi): OwnActions {
    const known = OwnActions.#all.get(api);
    if (known) return known;
    const created = new OwnActions(api);
    OwnActions.#all.set(api, created);
    return created;
  }

  readonly #api: OwnApi;
  readonly #running = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #memory?: RunningMemory;
  #attempts: ReadonlyMap<string, ActionAttempt> = new Map();
  #finished: ActionRecord[] = [];
  #reading?: Promise<void>;

  constructor(api: OwnApi) {
    this.#api = api;
  }

  /** Goes on with what ran when the page was left. Only the first memory counts. */
  remember(memory: RunningMemory): void {
    if (this.#memory) return;
    this.#memory = memory;
    for (const id of this.#running) memory.add(id);
    for (const id of memory.load()) this.#running.add(id);
    this.#tell();
  }

  /** The latest attempt on each Deployment and source, by its id. Another object after every change. */
  readonly getAttempts = (): ReadonlyMap<string, ActionAttempt> =>
    this.#attempts;

  /** How many actions did not end yet, as far as is known. */
  readonly getRunning = (): number => this.#running.size;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes an action. Rejects as `runAction` does; the attempt then says so too. */
  run(id: string, action: DeploymentAction): Promise<ActionRecord> {
    return this.#take(id, action, () => this.#api.runAction(id, action));
  }

  /** The same on a source, by its id. */
  runOnSource(
    id: string,
    action: Extract<DeploymentAction, { action: SourceActionName }>,
  ): Promise<ActionRecord> {
    return this.#take(id, action, () =>
      this.#api.runSourceAction(id, action.action),
    );
  }

  async #take(
    id: string,
    action: DeploymentAction,
    send: () => Promise<ActionRecord>,
  ): Promise<ActionRecord> {
    this.#set(id, { type: 'sending', action });
    try {
      const record = await send();
      this.#running.add(record.id);
      this.#memory?.add(record.id);
      this.#set(id, { type: 'taken', action, record });
      this.#move(record);
      return record;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(`${thrown}`);
      this.#set(id, { type: 'refused', action, error });
      throw error;
    }
  }

  /** Asks how far they are. One question at a time; one that fails changes nothing. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** The actions that ended and were not told yet; each is given out once. */
  takeFinished(): ActionRecord[] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  async #read(): Promise<void> {
    // What begins while the answer is on its way is not in it.
    const asked = [...this.#running];
    try {
      const { items } = await this.#api.getActions({
        mine: true,
        limit: LIMIT,
      });
      for (const record of items) this.#move(record);
      // The records are not kept for ever: nothing more can be told of one that is gone.
      const listed = new Set(items.map(({ id }) => id));
      for (const id of asked) if (!listed.has(id)) this.#end(id);
      this.#tell();
    } catch {
      // Asked again soon.
    }
  }

  #move(record: ActionRecord): void {
    for (const [id, attempt] of this.#attempts) {
      const own = attempt.type === 'taken' && attempt.record.id === record.id;
      if (own && JSON.stringify(attempt.record) !== JSON.stringify(record)) {
        this.#set(id, { ...attempt, record });
      }
    }
    if (isFinished(record) && this.#end(record.id)) {
      this.#finished.push(record);
    }
    this.#tell();
  }

  /** @returns whether it ran until now, as far as is known here */
  #end(id: string): boolean {
    this.#memory?.remove(id);
    return this.#running.delete(id);
  }

  #set(id: string, attempt: ActionAttempt): void {
    this.#attempts = new Map(this.#attempts).set(id, attempt);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
