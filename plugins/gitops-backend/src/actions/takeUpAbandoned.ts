import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { toError } from '@backstage/errors';
import { ActionAudit } from './ActionAudit';
import { ActionFollower, LONGEST_MS, TOO_LONG } from './ActionFollower';
import { AbandonedAction, DatabaseActions } from './DatabaseActions';
import { FoundAction } from './findAbandoned';

const PAUSE_MS = 15_000;
/** While something waits for its engine to be read, as after a start. */
const SHORT_PAUSE_MS = 1_000;
/** Four pauses: a backend that says nothing for so long is gone. */
const PATIENCE_MS = 60_000;
const NOT_FOLLOWED =
  'The backend that followed this is gone, and its engine cannot tell what became of it: the row says how it is now.';

/**
 * Says of what is followed here that it is, and goes on with what a backend left behind that stopped or is
 * gone. Of several backends one does. What cannot be found yet, as its engine was not read, is looked for
 * again until its time is over.
 */
export async function takeUpAbandoned(options: {
  database: Pick<DatabaseActions, 'keep' | 'listAbandoned' | 'claim'>;
  follower: Pick<ActionFollower, 'list' | 'takeUp' | 'giveUp'>;
  find: (abandoned: AbandonedAction) => FoundAction | undefined;
  auditor: AuditorService;
  logger: Pick<LoggerService, 'warn'>;
  clock: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}): Promise<void> {
  const { clock, database, follower, logger, signal, sleep } = options;

  /** @returns whether it has to be looked for again */
  async function takeUp(abandoned: AbandonedAction): Promise<boolean> {
    const { record } = abandoned;
    const at = clock();
    const isOver = at.getTime() - Date.parse(record.startedAt) > LONGEST_MS;
    const found = options.find(abandoned);
    if (!found && !isOver) return true;
    if (!(await database.claim(abandoned, at))) return false;
    const audit = await beginAudit(record);
    if (isOver || !found?.follow) {
      const message = isOver ? TOO_LONG : NOT_FOLLOWED;
      await follower.giveUp(record, { message, audit });
    } else {
      follower.takeUp(record, found.engine, { follow: found.follow, audit });
    }
    return false;
  }

  function beginAudit(record: ActionRecord): Promise<ActionAudit> {
    const { by: user, action, target, parameters } = record;
    return ActionAudit.begin(
      { user, action, target, parameters },
      {
        auditor: options.auditor,
        now: () => clock().getTime(),
        startedAt: Date.parse(record.startedAt),
      },
    );
  }

  while (!signal.aborted) {
    let isWaiting = false;
    try {
      const at = clock();
      await database.keep(follower.list(), at);
      const before = new Date(at.getTime() - PATIENCE_MS);
      for (const abandoned of await database.listAbandoned(before)) {
        if (signal.aborted) break;
        if (await takeUp(abandoned)) isWaiting = true;
      }
    } catch (error) {
      logger.warn('Actions left behind could not be taken up', toError(error));
    }
    await sleep(isWaiting ? SHORT_PAUSE_MS : PAUSE_MS, signal);
  }
}
