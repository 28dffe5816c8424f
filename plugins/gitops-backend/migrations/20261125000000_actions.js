// @ts-check

/**
 * Actions that people took, and what became of them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('actions', table => {
    table.comment('Actions that were taken, each until it is pruned');
    table.text('id').primary();
    table.text('target_type').notNullable().comment('deployment, source');
    table.text('target_id').notNullable();
    table.text('subject').notNullable().comment('What it is called on screen');
    table.text('action').notNullable();
    table.text('parameters').notNullable().comment('JSON');
    table.text('taken_by').notNullable();
    table.text('state').notNullable();
    table.text('message').nullable();
    table.text('started_at').notNullable().comment('ISO 8601 in UTC');
    table.text('finished_at').nullable();
    table
      .text('open_key')
      .nullable()
      .comment('While it is not at its end: who does what to what, once');
    table
      .text('followed_at')
      .notNullable()
      .comment('ISO 8601 in UTC: when a backend last said it follows it');
    table.unique(['open_key'], { indexName: 'actions_open_key' });
    table.index(['target_id', 'started_at'], 'actions_target');
    table.index(['taken_by', 'started_at'], 'actions_taken_by');
    table.index(['started_at'], 'actions_started_at');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('actions');
};
