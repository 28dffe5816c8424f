import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import git, { CommitObject, Errors } from 'isomorphic-git';
import { CommitQueue } from './CommitQueue';
import { isConcerned } from './isConcerned';
import { GitObjects, readTreeChange, TreeChange } from './readTreeChange';

/**
 * How a walk ended: at a commit, at the first commit of all without finding any, or where the copy of the
 * repository ends.
 */
export type WalkEnd = { sha: string } | 'nowhere' | 'boundary';

/** From a commit: to that parent, or how it ends, `here` at the commit itself. */
type Step = { parent: string } | 'here' | 'nowhere' | 'boundary';

/** Hashes of commits; cut: there are more. */
export type CommitRange = { shas: string[]; isCut: boolean };

/** A list is not looked for any longer. */
const MOST_STEPS = 5_000;
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
  /** By commit: what differs from each of its parents, or from nothing, as far as it was asked for. */
  readonly #changes = new Map<string, (TreeChange | undefined)[]>();
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
      // Waiting for what is known already would be most of the work of a long walk.
      const next: Step =
        decide(this.#commits.get(oid), this.#changes.get(oid), paths) ??
        (await this.#step(objects, oid, paths));
      // The copy may reach further next time.
      if (next === 'boundary') return next;
      if (next === 'here') return this.#remember(key, start, { sha: oid });
      if (next === 'nowhere') return this.#remember(key, start, next);
      oid = next.parent;
      if (step % STEPS_AT_A_TIME === 0) await setImmediate();
    }
    return 'nowhere';
  }

  /**
   * Lists the commits that lead from one to another and touched paths, newest first, as
   * `git log from..to -- paths` does.
   *
   * @param range - hashes of commits, whole
   * @returns undefined where the copy of the repository ends before it is told
   */
  async list(
    objects: GitObjects,
    range: { from: string; to: string },
    options: { paths: readonly string[]; most: number },
  ): Promise<CommitRange | undefined> {
    const queue = new CommitQueue();
    try {
      queue.add(range.to, await this.#readCommit(objects, range.to), true);
      queue.add(range.from, await this.#readCommit(objects, range.from), false);
      const shas: string[] = [];
      for (let step = 1; queue.hasWanted(); step++) {
        const { oid, commit, isWanted } = queue.take();
        if (step > MOST_STEPS) return { shas, isCut: true };
        for (const parent of commit.parent) {
          const known = await this.#readParent(objects, parent, isWanted);
          if (known) queue.add(parent, known, isWanted);
        }
        if (!isWanted) continue;
        const next = await this.#step(objects, oid, options.paths);
        if (next === 'boundary') return undefined;
        if (next !== 'here') continue;
        if (shas.length === options.most) return { shas, isCut: true };
        shas.push(oid);
      }
      return { shas, isCut: false };
    } catch (error) {
      if (error instanceof Errors.NotFoundError) return undefined;
      throw error;
    }
  }

  /** What is not wanted may lie beyond the end of the copy: it is older than what is. */
  async #readParent(
    objects: GitObjects,
    oid: string,
    isWanted: boolean,
  ): Promise<CommitObject | undefined> {
    try {
      return await this.#readCommit(objects, oid);
    } catch (error) {
      if (!isWanted && error instanceof Errors.NotFoundError) return undefined;
      throw error;
    }
  }

  #remember(key: string, start: string, end: WalkEnd): WalkEnd {
    keep(this.#ends, key, { start, end });
    return end;
  }

  /** Compares with one parent after the other, as far as needed. */
  async #step(
    objects: GitObjects,
    oid: string,
    paths: readonly string[],
  ): Promise<Step> {
    try {
      const commit = await this.#readCommit(objects, oid);
      const parents = commit.parent.length > 0 ? commit.parent : [undefined];
      const changes: (TreeChange | undefined)[] =
        this.#changes.get(oid) ??
        keep(
          this.#changes,
          oid,
          Array.from(parents, () => undefined),
        );
      for (const [index, each] of parents.entries()) {
        const before = each && (await this.#readCommit(objects, each)).tree;
        changes[index] ??= await readTreeChange(objects, {
          before,
          after: commit.tree,
        });
        const next = decide(commit, changes, paths);
        if (next) return next;
      }
      throw new Error(`Nothing is known of commit ${oid}`);
    } catch (error) {
      if (error instanceof Errors.NotFoundError) return 'boundary';
      throw error;
    }
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

/** Where to go from a commit; undefined when more has to be read first. */
function decide(
  commit: CommitObject | undefined,
  changes: readonly (TreeChange | undefined)[] | undefined,
  paths: readonly string[],
): Step | undefined {
  if (!commit || !changes) return undefined;
  for (const [index, change] of changes.entries()) {
    if (!change) return undefined;
    if (isConcerned(change, paths)) continue;
    const parent = commit.parent[index];
    return parent ? { parent } : 'nowhere';
  }
  return 'here';
}

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT) map.delete(oldest);
  return value;
}
