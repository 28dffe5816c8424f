import {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import {
  ActionRecord,
  ActionState,
} from '@backstage-gitops/plugin-gitops-common';
import { toError } from '@backstage/errors';

const LONGEST_PARAMETERS = 2_000;

/** What an entry in the audit log says of an attempt to act. */
export type ActionAttempt = {
  /** Who: entity reference of a user, or the subject of a service. */
  user: string;
  action: string;
  target: { type: ActionRecord['target']['type']; id: string };
  /** As they were sent. */
  parameters: unknown;
};

/** These stop or undo something, or reach past Git. */
const severe = [
  'terminate',
  'rollback',
  'auto-sync',
  'resource-action',
  'suspend',
];

/** The entry of one attempt: when it begins, and when it is known what became of it. */
export class ActionAudit {
  readonly #event: AuditorServiceEvent;
  readonly #startedAt: number;
  readonly #now: () => number;

  private constructor(
    event: AuditorServiceEvent,
    options: { now: () => number; startedAt?: number },
  ) {
    const { now, startedAt = now() } = options;
    this.#event = event;
    this.#now = now;
    this.#startedAt = startedAt;
  }

  /** @param options.now - milliseconds from any beginning */
  static async begin(
    attempt: ActionAttempt,
    options: {
      auditor: AuditorService;
      /** When the action began, if another backend began it. */
      startedAt?: number;
      /** Whose request it is; absent when it came from no browser. */
      request?: Parameters<AuditorService['createEvent']>[0]['request'];
      now: () => number;
    },
  ): Promise<ActionAudit> {
    const { auditor, now, request } = options;
    const { target, action, user } = attempt;
    const event = await auditor.createEvent({
      eventId: `${target.type}-action`,
      severityLevel: severe.includes(action) ? 'high' : 'medium',
      ...(request && { request }),
      meta: {
        user,
        action,
        target: { type: target.type, id: target.id.slice(0, 500) },
        parameters: (JSON.stringify(attempt.parameters) ?? '').slice(
          0,
          LONGEST_PARAMETERS,
        ),
      },
    });
    return new ActionAudit(event, { now, startedAt: options.startedAt });
  }

  /** It was not taken. */
  async refuse(thrown: unknown): Promise<void> {
    await this.#event.fail({
      error: toError(thrown),
      meta: { outcome: 'Refused', durationMs: this.#measure() },
    });
  }

  /** It came to its end. */
  async end(record: {
    id: string;
    state: ActionState;
    message?: string;
  }): Promise<void> {
    const { id, state, message } = record;
    const meta = {
      record: id,
      outcome: state,
      durationMs: this.#measure(),
      ...(message && { message }),
    };
    if (state === 'Succeeded') await this.#event.success({ meta });
    else await this.#event.fail({ error: new Error(message ?? state), meta });
  }

  #measure(): number {
    return Math.round(this.#now() - this.#startedAt);
  }
}
