// @ts-check

/**
 * What happened to Deployments: their present state as we keep it, its transitions, and deliveries.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployment_states', table => {
    table.comment('The last known state of every Deployment, one row each');
    table.text('deployment').primary().comment('Id of the Deployment');
    table
      .integer('sequence')
      .notNullable()
      .comment('Grows with every change; who writes must know the last one');
    table
      .integer('previous')
      .notNullable()
      .comment('The sequence that the writer knew');
    table.text('state').notNullable().comment('JSON, see HistoryState');
    table
      .text('changed_at')
      .notNullable()
      .comment('ISO 8601 in UTC: when the last change was seen');
    table
      .text('kept_since')
      .notNullable()
      .comment('ISO 8601 in UTC: nothing older was kept');
    table.index(['changed_at'], 'deployment_states_changed_at');
  });
  await knex.schema.createTable('transitions', table => {
    table.comment('Changes of one axis of a Deployment, written once');
    table.text('deployment').notNullable();
    table
      .integer('sequence')
      .notNullable()
      .comment('That of the change of the state it was part of');
    table.text('axis').notNullable();
    table.text('from_value').nullable();
    table.text('to_value').notNullable();
    table
      .text('at')
      .notNullable()
      .comment(
        'ISO 8601 in UTC: by the engine if it said so, else when it was seen',
      );
    table.text('message').nullable();
    table.primary(['deployment', 'sequence', 'axis']);
    table.index(['at'], 'transitions_at');
  });
  await knex.schema.createTable('deliveries', table => {
    table.comment('Versions and configurations that a Deployment got');
    table.text('deployment').notNullable();
    table
      .integer('sequence')
      .notNullable()
      .comment('That of the change of the state it began with');
    table.text('app').notNullable();
    table.text('environment').nullable();
    table.text('change').notNullable().comment('version, configuration, first');
    table.text('version').nullable();
    table.text('version_rule').nullable();
    table.text('revision').nullable();
    table
      .text('configuration')
      .nullable()
      .comment('Hash of what is deployed, without revisions');
    table.text('commit_sha').nullable();
    table.text('commit_author').nullable();
    table.text('commit_message').nullable();
    table.text('commit_at').nullable();
    table.text('commit_url').nullable();
    table.text('started_by').nullable();
    table.text('started_at').notNullable().comment('ISO 8601 in UTC');
    table.text('finished_at').nullable();
    table.text('outcome').notNullable();
    table.text('message').nullable();
    table
      .text('degraded_at')
      .nullable()
      .comment('When it first made the service Degraded');
    table.text('restored_at').nullable().comment('When it was Healthy again');
    table.primary(['deployment', 'sequence']);
    table.index(['started_at'], 'deliveries_started_at');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deliveries');
  await knex.schema.dropTable('transitions');
  await knex.schema.dropTable('deployment_states');
};
