import { createHash } from 'node:crypto';
import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { Knex } from 'knex';

/** A commit under the repository and revision it was asked by. */
export type KnownCommit = {
  /** See toRepositoryKey. */
  repository: string;
  revision: string;
  /** When given, the commit is the newest up to the revision that touched one of these. */
  paths?: readonly string[];
  commit: Commit;
};

type CommitKey = Omit<KnownCommit, 'commit'>;

type CommitRow = {
  repository: string;
  revision: string;
  scope: string;
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
  async list(wanted: readonly CommitKey[]): Promise<KnownCommit[]> {
    const known: KnownCommit[] = [];
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const chunk = wanted.slice(start, start + CHUNK);
      const rows = await this.#knex<CommitRow>('commits').whereIn(
        ['repository', 'revision', 'scope'],
        chunk.map(each => [each.repository, each.revision, toScope(each)]),
      );
      const paths = new Map(chunk.map(each => [toScope(each), each.paths]));
      known.push(...rows.map(row => toKnownCommit(row, paths.get(row.scope))));
    }
    return known;
  }

  /**
   * Keeps commits. Another replica may have been first with the same. Of the same paths only the last
   * revision is kept: everybody's pushes make new ones, and the history tells the others again.
   */
  async add(commits: readonly KnownCommit[]): Promise<void> {
    for (let start = 0; start < commits.length; start += CHUNK) {
      const chunk = commits.slice(start, start + CHUNK);
      const scoped = chunk.filter(({ paths }) => paths);
      await this.#knex.transaction(async transaction => {
        await transaction<CommitRow>('commits')
          .whereIn(
            ['repository', 'scope'],
            scoped.map(each => [each.repository, toScope(each)]),
          )
          .delete();
        await transaction<CommitRow>('commits')
          .insert(
            chunk.map(each => ({
              repository: each.repository,
              revision: each.revision,
              scope: toScope(each),
              sha: each.commit.sha,
              author: each.commit.author ?? null,
              message: each.commit.message ?? null,
              at: each.commit.at ?? null,
            })),
          )
          .onConflict(['repository', 'revision', 'scope'])
          .ignore();
      });
    }
  }
}

/** Short enough for a key. */
function toScope({ paths }: CommitKey): string {
  if (!paths) return '';
  return createHash('sha256').update(JSON.stringify(paths)).digest('hex');
}

function toKnownCommit(
  row: CommitRow,
  paths: readonly string[] | undefined,
): KnownCommit {
  const { repository, revision, sha, author, message, at } = row;
  return {
    repository,
    revision,
    ...(paths && { paths }),
    commit: {
      sha,
      ...(author !== null && { author }),
      ...(message !== null && { message }),
      ...(at !== null && { at }),
    },
  };
}
