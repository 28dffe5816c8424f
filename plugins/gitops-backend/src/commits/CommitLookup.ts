import { LoggerService } from '@backstage/backend-plugin-api';
import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { CommitSource, WantedCommit } from './CommitSource';

/** A commit nobody knows is asked for again after this time: someone may push it late. */
const FORGET_ABSENCE_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** Asks the sources in turn, and remembers what is not worth asking for now. */
export class CommitLookup {
  readonly #sources: readonly CommitSource[];
  readonly #clock: () => Date;
  readonly #logger: Pick<LoggerService, 'warn' | 'debug'>;
  readonly #later = new Map<string, { at: number; failures: number }>();
  readonly #failing = new Set<string>();

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

  /** Never rejects. A source that cannot be asked leaves the word to the next one. */
  async find(
    wanted: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    let failed = false;
    for (const source of this.#sources) {
      try {
        const commit = await source.readCommit(wanted, options);
        this.#failing.delete(source.name);
        if (commit) {
          this.#later.delete(toKey(wanted));
          return toPublicCommit(commit);
        }
      } catch (error) {
        if (options.signal.aborted) return undefined;
        failed = true;
        this.#logOnce(source.name, error);
      }
    }
    this.#postpone(wanted, failed);
    return undefined;
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

function toKey({ repository, revision }: WantedCommit): string {
  return JSON.stringify([repository, revision]);
}
