import { CommitObject } from 'isomorphic-git';

type Waiting = { oid: string; commit: CommitObject; isWanted: boolean };

/**
 * Commits to be looked at, newest first, each once. One that can be reached from what is not wanted is
 * not wanted, however else it is reached.
 */
export class CommitQueue {
  readonly #waiting = new Map<string, Waiting>();
  readonly #unwanted = new Set<string>();
  readonly #taken = new Set<string>();
  #wanted = 0;

  add(oid: string, commit: CommitObject, isWanted: boolean): void {
    const before = this.#waiting.get(oid);
    if (isWanted) {
      if (before || this.#taken.has(oid) || this.#unwanted.has(oid)) return;
      this.#waiting.set(oid, { oid, commit, isWanted });
      this.#wanted += 1;
      return;
    }
    if (this.#unwanted.has(oid)) return;
    this.#unwanted.add(oid);
    if (before?.isWanted) this.#wanted -= 1;
    this.#waiting.set(oid, { oid, commit, isWanted });
  }

  hasWanted(): boolean {
    return this.#wanted > 0;
  }

  /** @throws when nothing waits */
  take(): Waiting {
    let newest: Waiting | undefined;
    for (const each of this.#waiting.values()) {
      if (!newest || isNewer(each, newest)) newest = each;
    }
    if (!newest) throw new Error('No commit waits');
    this.#waiting.delete(newest.oid);
    this.#taken.add(newest.oid);
    if (newest.isWanted) this.#wanted -= 1;
    return newest;
  }
}

/** In the same second what is not wanted comes first, as it may reach the other. */
function isNewer(a: Waiting, b: Waiting): boolean {
  const [left, right] = [a, b].map(({ commit }) => commit.committer.timestamp);
  return left === right ? !a.isWanted && b.isWanted : left > right;
}
