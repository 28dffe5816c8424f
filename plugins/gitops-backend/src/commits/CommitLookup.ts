import { LoggerService } from '@backstage/backend-plugin-api';
import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { CommitSource, WantedCommit } from './CommitSource';

/** A commit nobody knows is asked for again after this time: someone may push it late. */
const FORGET_ABSENCE_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** What the sources say to one question. */
export type FoundCommit = {
  /** Absent when nobody knows it. */
  commit?: Commit;
  /** The commit of the revision stands in for the one that touched the paths: it is worth asking again. */
  isProvisional: boolean;
};

/** Asks the sources in turn, and remembers what is not worth asking for now. */
export class CommitLookup {
  readonly #sources: readonly CommitSource[];
  readonly #clock: () => Date;
  readonly #logger: Pick<LoggerService, 'warn' | 'debug'>;
  readonly #later = new Map<string, { at: number; failures: number }>();
  readonly #failing = new Set<string>();
  /** What stands in for commits that cannot be told now, one question for all rows of a revision. */
  readonly #substitutes = new Map<string, Promise<Commit | undefined>>();

  constructor(options: {
    sources: readonly CommitSource[];
    clock: () => Date;
    logger: Pick<LoggerService, 'warn' | 'debug'>;
  }) {
    this.#sources = options.sources;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Those that may be asked for now; forgets about what is not wanted any more. */
  selectDue(wanted: readonly WantedCommit[]): WantedCommit[] {
    const keys = new Set(wanted.map(toKey));
    for (const key of this.#later.keys()) {
      if (!keys.has(key)) this.#later.delete(key);
    }
    this.#substitutes.clear();
    const now = this.#clock().getTime();
    return wanted.filter(
      each => (this.#later.get(toKey(each))?.at ?? 0) <= now,
    );
  }

  /** Milliseconds until another one is due; undefined when there is nothing to come back for. */
  untilNextDue(): number | undefined {
    const times = [...this.#later.values()].map(({ at }) => at);
    if (times.length === 0) return undefined;
    return Math.max(0, Math.min(...times) - this.#clock().getTime());
  }

  /**
   * Never rejects. A source that cannot be asked leaves the word to the next one. For paths those that
   * know the history are asked; when none does, the commit of the revision itself stands in.
   */
  async find(
    wanted: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<FoundCommit> {
    const { paths } = wanted;
    const { commit, failed } = await this.#ask(
      async source =>
        paths
          ? source.readLastTouching?.({ ...wanted, paths }, options)
          : source.readCommit(wanted, options),
      options,
    );
    if (options.signal.aborted) return { isProvisional: true };
    if (commit) {
      this.#later.delete(toKey(wanted));
      return { commit, isProvisional: false };
    }
    this.#postpone(wanted, failed);
    if (!paths) return { isProvisional: false };
    const substitute = await this.#findSubstitute(wanted, options);
    return { ...(substitute && { commit: substitute }), isProvisional: true };
  }

  async #findSubstitute(
    { paths, ...wanted }: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const key = toKey(wanted);
    const known =
      this.#substitutes.get(key) ??
      this.#ask(source => source.readCommit(wanted, options), options).then(
        ({ commit }) => commit,
      );
    this.#substitutes.set(key, known);
    return known;
  }

  async #ask(
    read: (source: CommitSource) => Promise<Commit | undefined>,
    { signal }: { signal: AbortSignal },
  ): Promise<{ commit?: Commit; failed: boolean }> {
    let failed = false;
    for (const source of this.#sources) {
      try {
        const commit = await read(source);
        if (commit) {
          this.#failing.delete(source.name);
          return { commit: toPublicCommit(commit), failed };
        }
      } catch (error) {
        if (signal.aborted) break;
        failed = true;
        this.#logOnce(source.name, error);
      }
    }
    return { failed };
  }

  #postpone(wanted: WantedCommit, failed: boolean): void {
    const key = toKey(wanted);
    const failures = failed ? (this.#later.get(key)?.failures ?? 0) + 1 : 0;
    const pause = failed
      ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1))
      : FORGET_ABSENCE_MS;
    this.#later.set(key, { at: this.#clock().getTime() + pause, failures });
  }

  #logOnce(source: string, error: unknown): void {
    const sentence = `Commits cannot be looked up in ${source}: ${error}`;
    if (this.#failing.has(source)) this.#logger.debug(sentence);
    else this.#logger.warn(sentence);
    this.#failing.add(source);
  }
}

/** A commit as everybody may read it: one line, and a name without its mail address. */
function toPublicCommit(commit: Commit): Commit {
  const { author, message, ...rest } = commit;
  const name = author?.replace(/\s*<[^>]*>\s*$/, '').trim();
  return {
    ...rest,
    ...(name && { author: name }),
    ...(message && { message: message.split('\n', 1)[0] }),
  };
}

function toKey({ repository, revision, paths }: WantedCommit): string {
  return JSON.stringify([repository, revision, paths]);
}
