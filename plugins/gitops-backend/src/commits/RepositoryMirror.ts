import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Commit } from '@backstage-gitops/plugin-gitops-common';
import git, { Errors, HttpClient } from 'isomorphic-git';
import { HistoryWalk, WalkEnd } from './HistoryWalk';
import { readShallow } from './readShallow';
import { GitObjects } from './readTreeChange';

const FIRST_DEPTH = 200;
const LARGEST_DEPTH = 12_800;
const REFRESH_PAUSE_MS = 3_000;
/** Every refresh leaves a small pack file; so many, and the mirror starts from nothing. */
const MOST_PACKS = 100;
const MOST_COMMITS = 5_000;

/**
 * A bare copy of one branch of a repository, for reading only. It is fetched when a commit is asked
 * for that it does not have: nothing happens while nothing changes.
 */
export class RepositoryMirror {
  readonly url: string;
  readonly #branch: string;
  readonly #parent: string;
  readonly #http: HttpClient;
  readonly #sleep: (ms: number) => Promise<void>;
  #gitdir: string | undefined;
  #packs = 0;
  /** How many commits the next fetch asks for, and the last one did. */
  #depth: number;
  #reached = 0;
  /** Whether there is more of the past than the last fetch brought. */
  #isShallow = false;
  readonly #walk = new HistoryWalk();
  #walking = 0;
  /** What isomorphic-git has read of the packs, whole ones: held only while somebody walks. */
  #cache = createCache();
  /** Commits read by their whole hash, which many rows ask for at once. */
  readonly #commits = new Map<string, Commit>();
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /**
   * @param options.directory - an existing folder; the mirror makes its own below
   * @param options.firstDepth - how many commits are fetched at first, 200 by default
   */
  constructor(options: {
    url: string;
    defaultBranch: string;
    directory: string;
    http: HttpClient;
    sleep: (ms: number) => Promise<void>;
    firstDepth?: number;
  }) {
    this.url = options.url;
    this.#branch = options.defaultBranch;
    this.#parent = options.directory;
    this.#http = options.http;
    this.#sleep = options.sleep;
    this.#depth = options.firstDepth ?? FIRST_DEPTH;
  }

  /**
   * Reads a commit, if need be after a fetch, and deeper into the past.
   *
   * @param revision - a hash, or the beginning of one
   * @returns undefined when the branch does not have it, or more than one
   * @throws when the repository cannot be fetched
   */
  async readCommit(
    revision: string,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const known = await this.#readKnown(revision);
    if (known) return known;
    await this.#refresh();
    let found = await this.#readKnown(revision);
    while (
      !found &&
      !options.signal.aborted &&
      (await this.#deepen(this.#reached))
    ) {
      found = await this.#readKnown(revision);
    }
    return found;
  }

  /**
   * Reads the newest commit, up to a revision and that included, that touched one of the paths. If need
   * be after a fetch, and deeper into the past.
   *
   * @param wanted.revision - a hash, or the beginning of one
   * @param wanted.paths - see selectConcernedPaths
   * @returns undefined when the branch does not have the revision, or no such commit within reach
   * @throws when the repository cannot be fetched
   */
  async readLastTouching(
    wanted: { revision: string; paths: readonly string[] },
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const start = await this.readCommit(wanted.revision, options);
    if (!start) return undefined;
    for (;;) {
      const [gitdir, reached] = [this.#gitdir, this.#reached];
      const end = await this.#find(gitdir, start.sha, wanted.paths);
      if (end === 'nowhere' || options.signal.aborted) return undefined;
      if (end !== 'boundary') return this.readCommit(end.sha, options);
      // When the copy was exchanged meanwhile, the new one has what is missing.
      const isSame = gitdir === this.#gitdir;
      if (isSame && !(await this.#deepen(reached))) return undefined;
    }
  }

  /**
   * Lists the commits that lead from one revision to another and touched one of the paths, newest
   * first. If need be after a fetch, and deeper into the past.
   *
   * @param wanted - `from`, `to`: hashes, or beginnings of such; `paths`: see selectConcernedPaths;
   * `most`: no more than so many
   * @returns undefined when the branch does not have one of the revisions, or not within reach
   * @throws when the repository cannot be fetched
   */
  async listCommits(
    wanted: {
      from: string;
      to: string;
      paths: readonly string[];
      most: number;
    },
    options: { signal: AbortSignal },
  ): Promise<{ items: Commit[]; isCut: boolean } | undefined> {
    const to = await this.readCommit(wanted.to, options);
    const from = to && (await this.readCommit(wanted.from, options));
    if (!from) return undefined;
    const range = { from: from.sha, to: to.sha };
    for (;;) {
      const [gitdir, reached] = [this.#gitdir, this.#reached];
      if (!gitdir || options.signal.aborted) return undefined;
      const found = await this.#withCache(gitdir, objects =>
        this.#walk.list(objects, range, wanted),
      );
      if (found) {
        const commits = await Promise.all(
          found.shas.map(sha => this.readCommit(sha, options)),
        );
        return {
          items: commits.flatMap(commit => commit ?? []),
          isCut: found.isCut,
        };
      }
      const isSame = gitdir === this.#gitdir;
      if (isSame && !(await this.#deepen(reached))) return undefined;
    }
  }

  /** Removes the copy. */
  async close(): Promise<void> {
    await this.#running?.catch(() => {});
    await this.#forget();
  }

  async #readKnown(revision: string): Promise<Commit | undefined> {
    const gitdir = this.#gitdir;
    const read = this.#commits.get(revision);
    if (read || !gitdir) return read;
    try {
      const oid = await git.expandOid({ fs, gitdir, oid: revision });
      const { commit } = await git.readCommit({ fs, gitdir, oid });
      const found = {
        sha: oid,
        author: commit.author.name,
        message: commit.message.split('\n', 1)[0],
        at: new Date(commit.author.timestamp * 1000).toISOString(),
      };
      if (this.#commits.size >= MOST_COMMITS) this.#commits.clear();
      return this.#commits.set(oid, found).get(oid);
    } catch (error) {
      const isAbsent =
        error instanceof Errors.NotFoundError ||
        error instanceof Errors.AmbiguousError ||
        error instanceof Errors.ObjectTypeError;
      if (isAbsent) return undefined;
      throw error;
    }
  }

  async #find(
    gitdir: string | undefined,
    start: string,
    paths: readonly string[],
  ): Promise<WalkEnd> {
    if (!gitdir) return 'boundary';
    return this.#withCache(gitdir, objects =>
      this.#walk.find(objects, start, paths),
    );
  }

  async #withCache<T>(
    gitdir: string,
    walk: (objects: GitObjects) => Promise<T>,
  ): Promise<T> {
    this.#walking += 1;
    try {
      return await walk({ gitdir, ...this.#cache });
    } finally {
      this.#walking -= 1;
      if (this.#walking === 0) this.#cache = createCache();
    }
  }

  /**
   * Fetches more of the past, once for all who came to the same boundary.
   *
   * @param reached - the depth that was not enough
   * @returns false when there is no more to be had
   */
  async #deepen(reached: number): Promise<boolean> {
    if (this.#reached !== reached) return true;
    if (reached >= LARGEST_DEPTH || !this.#isShallow) return false;
    if (this.#depth === reached) this.#depth = reached * 4;
    await this.#refresh();
    return true;
  }

  /**
   * Fetches what was pushed up to now. Calls at one time share a fetch; those that come while one runs
   * share the next, as the running one may have begun before their commit was there.
   */
  #refresh(): Promise<void> {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => this.#sleep(REFRESH_PAUSE_MS))
      .then(() => {
        this.#next = undefined;
        return this.#start();
      });
    return this.#next;
  }

  #start(): Promise<void> {
    const running = this.#fetch().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #fetch(): Promise<void> {
    const before = this.#packs < MOST_PACKS ? this.#gitdir : undefined;
    const gitdir = before ?? (await this.#create());
    const depth = this.#depth;
    try {
      await git.fetch({
        fs,
        http: this.#http,
        gitdir,
        remote: 'origin',
        url: this.url,
        ref: this.#branch,
        singleBranch: true,
        tags: false,
        depth,
      });
    } catch (error) {
      if (!before) await rm(gitdir, { recursive: true, force: true });
      throw error;
    }
    const isShallow = await readShallow(gitdir);
    const old = before ? undefined : this.#gitdir;
    // All at once: a walk that ends meanwhile asks which copy it saw, how deep it was and whether it ends.
    this.#gitdir = gitdir;
    this.#packs = before ? this.#packs + 1 : 1;
    this.#reached = depth;
    this.#isShallow = isShallow;
    if (old) await rm(old, { recursive: true, force: true });
  }

  async #create(): Promise<string> {
    const gitdir = await mkdtemp(join(this.#parent, 'gitops-mirror-'));
    await git.init({ fs, gitdir, dir: gitdir, bare: true });
    await git.addRemote({ fs, gitdir, remote: 'origin', url: this.url });
    return gitdir;
  }

  async #forget(): Promise<void> {
    const gitdir = this.#gitdir;
    this.#gitdir = undefined;
    this.#packs = 0;
    if (gitdir) await rm(gitdir, { recursive: true, force: true });
  }
}

function createCache(): Omit<GitObjects, 'gitdir'> {
  return { cache: {}, trees: new Map() };
}
