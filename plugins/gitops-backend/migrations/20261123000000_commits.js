// @ts-check

/**
 * Commits that were looked up once: author, date and message never change.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('commits', table => {
    table.comment('Author, date and message of commits that deployments run');
    table
      .text('repository')
      .notNullable()
      .comment('Host and path of the repository, without scheme and .git');
    table
      .text('revision')
      .notNullable()
      .comment('The hash as it was asked for: whole, or its beginning');
    table
      .text('scope')
      .notNullable()
      .comment(
        'Hash of the paths whose newest commit up to the revision it is; empty: the commit of the revision',
      );
    table.text('sha').notNullable().comment('The whole hash');
    table.text('author').nullable();
    table.text('message').nullable().comment('The first line');
    table.text('at').nullable().comment('ISO 8601');
    table.primary(['repository', 'revision', 'scope']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('commits');
};
