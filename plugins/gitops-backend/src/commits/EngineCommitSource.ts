import { Commit } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { CommitSource, WantedCommit } from './CommitSource';

const WHOLE_HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const LONGEST_READ_MS = 15_000;
const PAUSE_MS = 30_000;
/** Failures of one question; any other is of the engine, which then gets a pause. */
const ONLY_HERE = ['Forbidden', 'NotFound', 'InvalidResponse'];

/** Asks the engine that delivers the commit, when it can be asked: Argo CD can. */
export class EngineCommitSource implements CommitSource {
  readonly name = 'engines';
  readonly #engines: readonly GitopsEngine[];
  readonly #clock: () => Date;
  readonly #pauses = new Map<GitopsEngine, { until: number; error: unknown }>();

  constructor(
    engines: readonly GitopsEngine[],
    options: { clock: () => Date },
  ) {
    this.#engines = engines;
    this.#clock = options.clock;
  }

  async readCommit(
    wanted: WantedCommit,
    { signal }: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const { deployment, revision, sourceIndex } = wanted;
    const engine = this.#engines.find(
      ({ type, name }) =>
        type === deployment.engine.type && name === deployment.engine.name,
    );
    if (!engine?.readCommit || !WHOLE_HASH.test(revision)) return undefined;
    const pause = this.#pauses.get(engine);
    if (pause && pause.until > this.#clock().getTime()) throw pause.error;
    try {
      return await engine.readCommit(
        { deployment, sha: revision, sourceIndex },
        {
          signal: AbortSignal.any([
            signal,
            AbortSignal.timeout(LONGEST_READ_MS),
          ]),
        },
      );
    } catch (error) {
      const isOnlyHere =
        error instanceof EngineError && ONLY_HERE.includes(error.code);
      if (!isOnlyHere) {
        const until = this.#clock().getTime() + PAUSE_MS;
        this.#pauses.set(engine, { until, error });
      }
      throw error;
    }
  }
}
