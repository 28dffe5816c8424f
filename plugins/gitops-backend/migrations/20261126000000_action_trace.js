// @ts-check

/**
 * By what an engine tells an action from others, so that another backend can follow it to its end.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('actions', table => {
    table.text('trace').nullable().comment('For the engine alone');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('actions', table => {
    table.dropColumn('trace');
  });
};
