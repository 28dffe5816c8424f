import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { toError } from '@backstage/errors';
import { ActionAudit } from './ActionAudit';
import { ActionFollower } from './ActionFollower';
import { DatabaseActions } from './DatabaseActions';

const PAUSE_MS = 15_000;
/** Four pauses: a backend that says nothing for so long is gone. */
const PATIENCE_MS = 60_000;
const MESSAGE =
  'The backend that followed this is gone: the row says what became of it.';

/**
 * Says of what is followed here that it is, and ends what a replica left behind that is gone: an engine can
 * not be asked to go on telling, so nobody can say more than that the outcome was not seen.
 */
export async function watchAbandoned(options: {
  database: Pick<DatabaseActions, 'keep' | 'endAbandoned'>;
  follower: Pick<ActionFollower, 'list'>;
  notify: (record: ActionRecord) => void;
  auditor: AuditorService;
  logger: Pick<LoggerService, 'warn'>;
  clock: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}): Promise<void> {
  const { auditor, clock, database, follower, logger, notify, signal, sleep } =
    options;
  while (!signal.aborted) {
    try {
      const at = clock();
      await database.keep(follower.list(), at);
      const ended = await database.endAbandoned(
        new Date(at.getTime() - PATIENCE_MS),
        { message: MESSAGE, at },
      );
      for (const record of ended) {
        notify(record);
        const audit = await ActionAudit.begin(
          {
            user: record.by,
            action: record.action,
            target: record.target,
            parameters: record.parameters,
          },
          { auditor, now: () => clock().getTime() },
        );
        await audit.end(record);
      }
    } catch (error) {
      logger.warn(
        'Actions left behind could not be looked for',
        toError(error),
      );
    }
    await sleep(PAUSE_MS, signal);
  }
}
