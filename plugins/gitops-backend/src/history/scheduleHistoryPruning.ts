import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { DeploymentStore } from '../store/DeploymentStore';
import { HistoryMemory } from './HistoryMemory';
import { pruneHistory } from './pruneHistory';

/** Deletes old history once every six hours, on one replica. */
export async function scheduleHistoryPruning(
  scheduler: Pick<SchedulerService, 'scheduleTask'>,
  options: {
    knex: Knex;
    store: Pick<DeploymentStore, 'get' | 'unreadEngines'>;
    memory: Pick<HistoryMemory, 'forget'>;
    clock: () => Date;
    logger: Pick<LoggerService, 'info'>;
    keepDays: number;
    keepPerDeployment: number;
  },
): Promise<void> {
  const { knex, store, memory, clock, logger, ...limits } = options;
  await scheduler.scheduleTask({
    id: 'gitops-history-pruning',
    scope: 'global',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    // Not while everything starts.
    initialDelay: { minutes: 10 },
    async fn() {
      const canTell = store.unreadEngines().length === 0;
      const { deleted, forgotten } = await pruneHistory(knex, {
        ...limits,
        now: clock(),
        ...(canTell && { isPresent: id => store.get(id) !== undefined }),
      });
      memory.forget(forgotten);
      if (deleted > 0) logger.info(`Deleted ${deleted} rows of old history`);
    },
  });
}
