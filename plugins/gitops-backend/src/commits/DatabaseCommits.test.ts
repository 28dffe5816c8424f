import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseCommits, KnownCommit } from './DatabaseCommits';
import { migrateDatabase } from './migrateDatabase';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });

const createKnown = (revision: string): KnownCommit => ({
  repository: 'github.com/org/repo',
  revision,
  commit: {
    sha: revision.repeat(40).slice(0, 40),
    author: 'Ada',
    message: 'x',
  },
});

describe.each(databases.eachSupportedId())('DatabaseCommits on %s', id => {
  it('keeps commits, also when told twice, and finds those asked for', async () => {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const commits = new DatabaseCommits(knex);
    const [a, b, c] = ['a', 'b', 'c'].map(createKnown);
    await commits.add([a, b]);
    await commits.add([b, c]);
    await commits.add([]);
    const found = await commits.list([c, a, createKnown('d')]);
    expect(found).toEqual(expect.arrayContaining([a, c]));
    expect(found).toHaveLength(2);
    const other = { repository: 'github.com/org/other', revision: 'a' };
    expect(await commits.list([other])).toEqual([]);
  });

  it('keeps of each set of paths the commit at the last revision', async () => {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const commits = new DatabaseCommits(knex);
    const whole = createKnown('a');
    const scoped = (revision: string, ...paths: string[]) => ({
      ...createKnown(revision),
      paths,
    });
    await commits.add([whole, scoped('a', 'x'), scoped('a', 'x', 'y')]);
    await commits.add([scoped('b', 'x')]);
    const found = await commits.list([
      whole,
      scoped('a', 'x'),
      scoped('a', 'x', 'y'),
      scoped('b', 'x'),
    ]);
    const kept = [whole, scoped('a', 'x', 'y'), scoped('b', 'x')];
    expect(found).toHaveLength(kept.length);
    expect(found).toEqual(expect.arrayContaining(kept));
  });

  it('finds more than one statement can ask for', async () => {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const commits = new DatabaseCommits(knex);
    const many = Array.from({ length: 250 }, (_, index) =>
      createKnown(`r${index}`),
    );
    await commits.add(many);
    expect(await commits.list(many)).toHaveLength(250);
  });

  it('can be migrated up, down and up again', async () => {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    await knex.migrate.rollback({
      directory: `${__dirname}/../../migrations`,
    });
    expect(await knex.schema.hasTable('commits')).toBe(false);
    await migrateDatabase(knex);
    expect(await knex.schema.hasTable('commits')).toBe(true);
  });
});
