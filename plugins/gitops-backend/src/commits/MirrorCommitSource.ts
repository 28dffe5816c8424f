import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { CommitSource, WantedCommit } from './CommitSource';
import { RepositoryMirror } from './RepositoryMirror';
import { toRepositoryKey } from './toRepositoryKey';

/** Looks commits of the configured platform repository up in its mirror. */
export class MirrorCommitSource implements CommitSource {
  readonly name = 'mirror';
  readonly #mirror: RepositoryMirror;
  readonly #key: string;

  constructor(mirror: RepositoryMirror) {
    this.#mirror = mirror;
    this.#key = toRepositoryKey(mirror.url);
  }

  async readCommit(
    { repository, revision }: WantedCommit,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    if (toRepositoryKey(repository) !== this.#key) return undefined;
    return this.#mirror.readCommit(revision, options);
  }
}
