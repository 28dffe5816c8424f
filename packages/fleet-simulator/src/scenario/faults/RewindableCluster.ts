import { ObjectStore } from '../../kubernetes/objects/ObjectStore';
import { toMoment } from './RewindableApplications';

/** Moments that are remembered; beyond that every second of the older ones is forgotten. */
const KEPT = 20_000;

/** Remembers which version a cluster had when, and so what it would have after a restore. */
export class RewindableCluster {
  private moments: { at: number; revision: number }[] = [];
  private lastPush: number | undefined;

  constructor(
    private readonly options: {
      store: ObjectStore;
      /** Milliseconds. */
      now: () => number;
    },
  ) {
    const { store, now } = options;
    this.moments.push({ at: now(), revision: store.revision() });
    store.observe(({ revision }) => {
      this.moments.push({ at: now(), revision });
      if (this.moments.length <= KEPT) return;
      this.moments = this.moments.filter((_, index) => index % 2 === 0);
    });
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
   * Objects and versions are again those of then.
   *
   * @returns what happened, for a sentence.
   */
  rewind(until: number): string {
    const { store, now } = this.options;
    const before = store.revision();
    const kept = this.moments.filter(({ at }) => at < until);
    const [oldest] = this.moments;
    const wanted = kept[kept.length - 1] ?? oldest;
    this.moments = kept.length ? kept : [oldest];
    const { revision, changed } = store.restore(wanted.revision);
    return `${changed} of its objects are those of ${Math.ceil(
      (now() - until) / 1000,
    )} s ago, resourceVersion ${revision} instead of ${before}`;
  }
}
