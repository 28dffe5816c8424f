import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { Knex } from 'knex';

/** A commit under the repository and revision it was asked by. */
export type KnownCommit = {
  /** See toRepositoryKey. */
  repository: string;
  revision: string;
  commit: Commit;
};

type CommitRow = {
  repository: string;
  revision: string;
  sha: string;
  author: string | null;
  message: string | null;
  at: string | null;
};

/** Databases limit the number of bound values in a statement. */
const CHUNK = 100;

/** Commits that were looked up once, kept over restarts. Their pages' addresses are not: they follow the configuration. */
export class DatabaseCommits {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of the wanted ones that are known. */
  async list(
    wanted: readonly Pick<KnownCommit, 'repository' | 'revision'>[],
  ): Promise<KnownCommit[]> {
    const known: KnownCommit[] = [];
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const rows = await this.#knex<CommitRow>('commits').whereIn(
        ['repository', 'revision'],
        wanted
          .slice(start, start + CHUNK)
          .map(({ repository, revision }) => [repository, revision]),
      );
      known.push(...rows.map(toKnownCommit));
    }
    return known;
  }

  /** Keeps commits. Another replica may have been first with the same. */
  async add(commits: readonly KnownCommit[]): Promise<void> {
    if (commits.length === 0) return;
    await this.#knex<CommitRow>('commits')
      .insert(
        commits.map(({ repository, revision, commit }) => ({
          repository,
          revision,
          sha: commit.sha,
          author: commit.author ?? null,
          message: commit.message ?? null,
          at: commit.at ?? null,
        })),
      )
      .onConflict(['repository', 'revision'])
      .ignore();
  }
}

function toKnownCommit(row: CommitRow): KnownCommit {
  const { repository, revision, sha, author, message, at } = row;
  return {
    repository,
    revision,
    commit: {
      sha,
      ...(author !== null && { author }),
      ...(message !== null && { message }),
      ...(at !== null && { at }),
    },
  };
}
