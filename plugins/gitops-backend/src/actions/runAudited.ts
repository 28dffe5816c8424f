import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { ActionAttempt, ActionAudit } from './ActionAudit';
import { WriteLimiter } from './WriteLimiter';

/** What every attempt to act goes through, whoever makes it. */
export type AuditOptions = {
  auditor: AuditorService;
  limiter: Pick<WriteLimiter, 'take'>;
  /** Milliseconds from any beginning. */
  now: () => number;
};

/**
 * Runs an attempt to act with an entry in the audit log, from before the permission policy is asked. Only
 * who acts too often is turned away without one: else anybody could fill the log.
 */
export async function runAudited(
  attempt: ActionAttempt,
  run: (audit: ActionAudit) => Promise<ActionRecord>,
  options: AuditOptions & {
    request?: Parameters<AuditorService['createEvent']>[0]['request'];
  },
): Promise<ActionRecord> {
  options.limiter.take(attempt.user);
  const audit = await ActionAudit.begin(attempt, options);
  try {
    return await run(audit);
  } catch (error) {
    await audit.refuse(error);
    throw error;
  }
}
