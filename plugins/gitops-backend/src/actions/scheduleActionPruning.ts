import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { DatabaseActions } from './DatabaseActions';

const DAY_MS = 24 * 60 * 60_000;

/** Deletes old actions once every six hours, on one replica. */
export async function scheduleActionPruning(
  scheduler: Pick<SchedulerService, 'scheduleTask'>,
  options: {
    database: Pick<DatabaseActions, 'prune'>;
    clock: () => Date;
    logger: Pick<LoggerService, 'info'>;
    /** As long as history is kept. */
    keepDays: number;
  },
): Promise<void> {
  const { clock, database, keepDays, logger } = options;
  await scheduler.scheduleTask({
    id: 'gitops-action-pruning',
    scope: 'global',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    // Not while everything starts.
    initialDelay: { minutes: 12 },
    async fn() {
      const before = new Date(clock().getTime() - keepDays * DAY_MS);
      const deleted = await database.prune(before);
      if (deleted > 0) logger.info(`Deleted ${deleted} old actions`);
    },
  });
}
