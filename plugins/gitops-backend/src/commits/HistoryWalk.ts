import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import git, { CommitObject, Errors } from 'isomorphic-git';
import { isConcerned } from './isConcerned';
import { GitObjects, readTreeChange, TreeChange } from './readTreeChange';

/**
 * How a walk ended: at a commit, at the first commit of all without finding any, or where the copy of the
 * repository ends.
 */
export type WalkEnd = { sha: string } | 'nowhere' | 'boundary';

/** What is kept of commits and of walks; more is forgotten, oldest first. */
const MOST_KEPT = 20_000;
/** Everything else has its turn after so many steps. */
const STEPS_AT_A_TIME = 200;

/**
 * Finds the newest commit that touched paths, as `git log -1 -- paths` does: it goes to a parent that has
 * the paths as they are, and a commit all whose parents have them differently touched them.
 *
 * @remarks What was compared once is kept, by commits, which never change: after a push the walk is as
 * long as the push, and other paths go the same way without reading anything.
 */
export class HistoryWalk {
  readonly #commits = new Map<string, CommitObject>();
  readonly #changes = new Map<string, TreeChange>();
  /** By paths: where the last walk began, and what it found. */
  readonly #ends = new Map<string, { start: string; end: WalkEnd }>();

  /** @param start - hash of a commit, whole */
  async find(
    objects: GitObjects,
    start: string,
    paths: readonly string[],
  ): Promise<WalkEnd> {
    const key = JSON.stringify(paths);
    const last = this.#ends.get(key);
    let oid: string | undefined = start;
    for (let step = 1; oid; step++) {
      if (oid === last?.start) {
        return this.#remember(key, start, last.end);
      }
      const next: WalkEnd | { parent: string } = await this.#step(
        objects,
        oid,
        paths,
      );
      // The copy may reach further next time.
      if (next === 'boundary') return next;
      if (next === 'nowhere' || 'sha' in next) {
        return this.#remember(key, start, next);
      }
      oid = next.parent;
      if (step % STEPS_AT_A_TIME === 0) await setImmediate();
    }
    return 'nowhere';
  }

  #remember(key: string, start: string, end: WalkEnd): WalkEnd {
    keep(this.#ends, key, { start, end });
    return end;
  }

  async #step(
    objects: GitObjects,
    oid: string,
    paths: readonly string[],
  ): Promise<WalkEnd | { parent: string }> {
    try {
      const { parent } = await this.#readCommit(objects, oid);
      for (const each of parent) {
        const change = await this.#readChange(objects, oid, each);
        if (!isConcerned(change, paths)) return { parent: each };
      }
      if (parent.length > 0) return { sha: oid };
      const first = await this.#readChange(objects, oid, undefined);
      return isConcerned(first, paths) ? { sha: oid } : 'nowhere';
    } catch (error) {
      if (error instanceof Errors.NotFoundError) return 'boundary';
      throw error;
    }
  }

  async #readChange(
    objects: GitObjects,
    oid: string,
    parent: string | undefined,
  ): Promise<TreeChange> {
    const key = `${oid} ${parent ?? ''}`;
    const known = this.#changes.get(key);
    if (known) return known;
    const after = await this.#readCommit(objects, oid);
    const before = parent && (await this.#readCommit(objects, parent));
    return keep(
      this.#changes,
      key,
      await readTreeChange(objects, {
        before: before ? before.tree : undefined,
        after: after.tree,
      }),
    );
  }

  async #readCommit(
    { gitdir, cache }: GitObjects,
    oid: string,
  ): Promise<CommitObject> {
    const known = this.#commits.get(oid);
    if (known) return known;
    const { commit } = await git.readCommit({ fs, gitdir, cache, oid });
    return keep(this.#commits, oid, commit);
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT) map.delete(oldest);
  return value;
}
