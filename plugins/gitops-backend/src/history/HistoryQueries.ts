import {
  Transition,
  TransitionAxis,
} from '@backstage-gitops/plugin-gitops-common';
import { Knex } from 'knex';
import { DeliveryRow } from './DeliveryRow';
import { KeptDelivery } from './KeptDelivery';
import { parseDeliveryRow } from './parseDeliveryRow';

const CHUNK = 200;
const MOST_TRANSITIONS = 500;

/** What was kept of Deployments, as it is shown. */
export class HistoryQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The newest transitions of a Deployment, newest first. */
  async listTransitions(deployment: string): Promise<Transition[]> {
    const rows: {
      axis: TransitionAxis;
      from_value: string | null;
      to_value: string;
      at: string;
      message: string | null;
    }[] = await this.#knex('transitions')
      .where({ deployment })
      .orderBy([
        { column: 'sequence', order: 'desc' },
        { column: 'axis', order: 'asc' },
      ])
      .limit(MOST_TRANSITIONS);
    return rows.map(({ axis, from_value, to_value, at, message }) => ({
      axis,
      ...(from_value !== null && { from: from_value }),
      to: to_value,
      at,
      ...(message !== null && { message }),
    }));
  }

  /**
   * Deliveries of Deployments, oldest first.
   *
   * @param options.since - only what began then or later, ISO 8601
   */
  async listDeliveries(
    deployments: readonly string[],
    options: { since?: string } = {},
  ): Promise<KeptDelivery[]> {
    const all: KeptDelivery[] = [];
    for (let start = 0; start < deployments.length; start += CHUNK) {
      const query = this.#knex<DeliveryRow>('deliveries')
        .whereIn('deployment', deployments.slice(start, start + CHUNK))
        .orderBy(['deployment', 'sequence']);
      if (options.since) query.where('started_at', '>=', options.since);
      const rows: DeliveryRow[] = await query;
      all.push(...rows.flatMap(row => parseDeliveryRow(row) ?? []));
    }
    return all;
  }

  /** ISO 8601: nothing of these was kept that is older; undefined when nothing was. */
  async readKeptSince(
    deployments: readonly string[],
  ): Promise<string | undefined> {
    let keptSince: string | undefined;
    for (let start = 0; start < deployments.length; start += CHUNK) {
      const [row]: { first: string | null }[] = await this.#knex(
        'deployment_states',
      )
        .whereIn('deployment', deployments.slice(start, start + CHUNK))
        .min({ first: 'kept_since' });
      const first = row?.first ?? undefined;
      if (first && !(keptSince && keptSince <= first)) keptSince = first;
    }
    return keptSince;
  }
}
