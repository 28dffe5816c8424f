import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { toRepositoryKey } from '../store/toRepositoryKey';
import { CommitSource, WantedCommit } from './CommitSource';
import { RepositoryMirror } from './RepositoryMirror';

/** So long nobody waits for a Git host that failed: many rows ask one after the other. */
const PAUSE_MS = 5_000;
const ABSENT_MS = 30_000;

/** Looks commits of the configured platform repository up in its mirror. */
export class MirrorCommitSource implements CommitSource {
  readonly name = 'mirror';
  readonly #mirror: Pick<
    RepositoryMirror,
    'url' | 'readCommit' | 'readLastTouching'
  >;
  readonly #key: string;
  readonly #clock: () => Date;
  #failure: { until: number; error: unknown } | undefined;
  /** Revisions the mirror does not have, until when that is believed. */
  readonly #absent = new Map<string, number>();

  constructor(
    mirror: Pick<RepositoryMirror, 'url' | 'readCommit' | 'readLastTouching'>,
    options: { clock: () => Date },
  ) {
    this.#mirror = mirror;
    this.#key = toRepositoryKey(mirror.url);
    this.#clock = options.clock;
  }

  async readCommit(
    wanted: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const { repository, revision } = wanted;
    if (toRepositoryKey(repository) !== this.#key) return undefined;
    const now = this.#clock().getTime();
    for (const [absent, until] of this.#absent) {
      if (until <= now) this.#absent.delete(absent);
    }
    if (this.#absent.has(revision)) return undefined;
    const commit = await this.#ask(() =>
      this.#mirror.readCommit(revision, options),
    );
    if (!commit) this.#absent.set(revision, now + ABSENT_MS);
    return commit;
  }

  async readLastTouching(
    wanted: WantedCommit & Required<Pick<WantedCommit, 'paths'>>,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    // One question for all rows at a revision that is not there, such as that of another branch.
    if (!(await this.readCommit(wanted, options))) return undefined;
    return this.#ask(() => this.#mirror.readLastTouching(wanted, options));
  }

  async #ask<T>(read: () => Promise<T>): Promise<T> {
    const failure = this.#failure;
    if (failure && failure.until > this.#clock().getTime()) throw failure.error;
    try {
      const answer = await read();
      this.#failure = undefined;
      return answer;
    } catch (error) {
      const until = this.#clock().getTime() + PAUSE_MS;
      this.#failure = { until, error };
      throw error;
    }
  }
}
