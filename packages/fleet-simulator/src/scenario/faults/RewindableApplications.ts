import { ArgocdApplication } from '../../argocd/ArgocdApplication';
import {
  ApplicationEvent,
  ApplicationStore,
} from '../../argocd/controller/ApplicationStore';

/** Changes that can be taken back; the oldest are forgotten first. */
const KEPT = 20_000;

type Change = {
  at: number;
  version: number;
  key: string;
  before: ArgocdApplication | undefined;
};

/** Remembers how Applications were, one reference a change, so that they can be as they were a while ago. */
export class RewindableApplications {
  private readonly known = new Map<string, ArgocdApplication>();
  private changes: Change[] = [];
  private lastPush: number | undefined;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      /** Milliseconds. */
      now: () => number;
    },
  ) {
    for (const application of options.store.list()) {
      this.known.set(toKey(application), application);
    }
    options.store.subscribe(event => this.remember(event));
  }

  /** Somebody pushed: without a time of its own, a restore goes back to just before. */
  markPush() {
    this.lastPush = this.options.now();
  }

  /**
   * The moment so many seconds ago, or just before the newest push.
   *
   * @throws with a sentence when there is nothing to go back to.
   */
  findMoment(seconds: number | undefined): number {
    const { lastPush } = this;
    return toMoment(seconds, { now: this.options.now(), lastPush });
  }

  /**
   * Applications and versions are again those of then, for whoever asks now. Nobody is told: an API server that is
   * restored restarts.
   *
   * @returns what happened, for a sentence.
   */
  rewind(until: number): string {
    const { store, now } = this.options;
    const first = this.changes.findIndex(({ at }) => at >= until);
    const undone = first < 0 ? [] : this.changes.splice(first);
    const before = store.resourceVersion;
    const changed = new Map<string, ArgocdApplication | undefined>();
    for (const { key, before: older } of undone.reverse()) {
      changed.set(key, older);
    }
    for (const [key, older] of changed) {
      if (older) this.known.set(key, older);
      else this.known.delete(key);
    }
    const oldest = undone[undone.length - 1];
    store.restore([...this.known.values()], {
      version: oldest ? oldest.version - 1 : Number(before),
    });
    return `${changed.size} of its Applications are those of ${Math.ceil(
      (now() - until) / 1000,
    )} s ago, resourceVersion ${store.resourceVersion} instead of ${before}`;
  }

  private remember({ type, application }: ApplicationEvent) {
    const key = toKey(application);
    this.changes.push({
      at: this.options.now(),
      version: Number(application.metadata.resourceVersion),
      key,
      before: this.known.get(key),
    });
    if (this.changes.length > KEPT) this.changes.splice(0, KEPT / 2);
    if (type === 'DELETED') this.known.delete(key);
    else this.known.set(key, application);
  }
}

/** @throws with a sentence when neither a time was given nor anything pushed. */
export function toMoment(
  seconds: number | undefined,
  { now, lastPush }: { now: number; lastPush: number | undefined },
): number {
  if (seconds !== undefined) return now - seconds * 1000;
  if (lastPush !== undefined) return lastPush;
  throw new Error(
    'Nothing was committed since the fleet started: say how many seconds to go back.',
  );
}

function toKey({ metadata }: ArgocdApplication) {
  return `${metadata.namespace}/${metadata.name}`;
}
