import { Knex } from 'knex';

/** What is kept, and what is there. */
export type PruneOptions = {
  keepDays: number;
  keepPerDeployment: number;
  now: Date;
  /**
   * Whether a Deployment is there; undefined while that cannot be told, as an engine was not read yet.
   * What is not there goes when nothing happened to it for as long as history is kept.
   */
  isPresent?: (deployment: string) => boolean;
};

/** So many at a time: nobody waits long for a lock. */
const CHUNK = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Deletes history that is too old or too much. The last transition of every Deployment and axis stays,
 * and its last delivery: they say how it is.
 *
 * @returns how many rows were deleted, and of which Deployments all were
 */
export async function pruneHistory(
  knex: Knex,
  options: PruneOptions,
): Promise<{ deleted: number; forgotten: string[] }> {
  const { keepDays, keepPerDeployment, now, isPresent } = options;
  const cutoff = new Date(now.getTime() - keepDays * DAY_MS).toISOString();
  let deleted = 0;
  await knex('deployment_states')
    .where('kept_since', '<', cutoff)
    .update({ kept_since: cutoff });
  deleted += await deleteTransitions(knex, query => {
    query.where('old.at', '<', cutoff);
  });
  deleted += await deleteDeliveries(knex, query => {
    query.where('old.started_at', '<', cutoff);
  });

  for (const table of ['transitions', 'deliveries'] as const) {
    const full: { deployment: string }[] = await knex(table)
      .select('deployment')
      .groupBy('deployment')
      .havingRaw('count(*) > ?', [keepPerDeployment]);
    for (const { deployment } of full) {
      deleted += await cut(knex, { table, deployment, keepPerDeployment });
    }
  }
  const forgotten = isPresent ? await selectGone(knex, cutoff, isPresent) : [];
  return { deleted: deleted + (await forget(knex, forgotten)), forgotten };
}

async function cut(
  knex: Knex,
  options: {
    table: 'transitions' | 'deliveries';
    deployment: string;
    keepPerDeployment: number;
  },
): Promise<number> {
  const { table, deployment, keepPerDeployment } = options;
  const time = table === 'transitions' ? 'at' : 'started_at';
  const [last]: { sequence: number; time: string }[] = await knex(table)
    .where({ deployment })
    .orderBy('sequence', 'desc')
    .offset(keepPerDeployment - 1)
    .limit(1)
    .select({ sequence: 'sequence', time });
  if (!last) return 0;
  await knex('deployment_states')
    .where({ deployment })
    .where('kept_since', '<', last.time)
    .update({ kept_since: last.time });
  const select = (query: Knex.QueryBuilder) => {
    query
      .where('old.deployment', deployment)
      .where('old.sequence', '<', last.sequence);
  };
  return table === 'transitions'
    ? deleteTransitions(knex, select)
    : deleteDeliveries(knex, select);
}

async function deleteTransitions(
  knex: Knex,
  select: (query: Knex.QueryBuilder) => void,
): Promise<number> {
  const keys = ['deployment', 'sequence', 'axis'];
  return repeat(() =>
    knex('transitions')
      .whereIn(
        keys,
        knex('transitions as old')
          .select(keys.map(key => `old.${key}`))
          .where(query => select(query))
          .whereExists(query => {
            query
              .from('transitions as later')
              .whereRaw('later.deployment = old.deployment')
              .whereRaw('later.axis = old.axis')
              .whereRaw('later.sequence > old.sequence');
          })
          .limit(CHUNK),
      )
      .delete(),
  );
}

async function deleteDeliveries(
  knex: Knex,
  select: (query: Knex.QueryBuilder) => void,
): Promise<number> {
  const keys = ['deployment', 'sequence'];
  return repeat(() =>
    knex('deliveries')
      .whereIn(
        keys,
        knex('deliveries as old')
          .select(keys.map(key => `old.${key}`))
          .where(query => select(query))
          .whereExists(query => {
            query
              .from('deliveries as later')
              .whereRaw('later.deployment = old.deployment')
              .whereRaw('later.sequence > old.sequence');
          })
          .limit(CHUNK),
      )
      .delete(),
  );
}

async function selectGone(
  knex: Knex,
  cutoff: string,
  isPresent: (deployment: string) => boolean,
): Promise<string[]> {
  const silent: { deployment: string }[] = await knex('deployment_states')
    .select('deployment')
    .where('changed_at', '<', cutoff);
  return silent
    .map(({ deployment }) => deployment)
    .filter(deployment => !isPresent(deployment));
}

async function forget(knex: Knex, gone: readonly string[]): Promise<number> {
  let deleted = 0;
  for (let start = 0; start < gone.length; start += CHUNK / 10) {
    const chunk = gone.slice(start, start + CHUNK / 10);
    deleted += await knex.transaction(async transaction => {
      let some = 0;
      for (const table of ['transitions', 'deliveries', 'deployment_states']) {
        some += await transaction(table).whereIn('deployment', chunk).delete();
      }
      return some;
    });
  }
  return deleted;
}

async function repeat(deleteSome: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let some = CHUNK; some >= CHUNK; all += some) some = await deleteSome();
  return all;
}
