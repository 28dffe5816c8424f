import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Commit,
  Delivery,
  Deployment,
  DeploymentCommits,
  DeploymentHistory,
  EntityDeliveryFigures,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { RepositoryMirror } from '../commits/RepositoryMirror';
import { countToldByEngines } from '../history/countToldByEngines';
import { deriveFigures } from '../history/deriveFigures';
import { HistoryQueries } from '../history/HistoryQueries';
import { HistoryState } from '../history/HistoryState';
import { KeptDelivery } from '../history/KeptDelivery';
import { readWithin } from '../history/readWithin';
import { selectCommitRange } from '../history/selectCommitRange';
import { toDeliveries } from '../history/toDeliveries';
import { DeploymentsService } from './DeploymentsService';
import { HistoryReads } from './HistoryReads';

type Caller = { credentials: BackstageCredentials };

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_READ_MS = 5_000;
const MOST_COMMITS = 100;
/** Deliveries from before the window tell what is a rollback within it. */
const LOOK_BACK_MS = 90 * DAY_MS;

/** What {@link DefaultHistoryReads} works with. */
export type HistoryReadsOptions = {
  /** Says what there is and who may see it. */
  deployments: Pick<
    DeploymentsService,
    'getDeployment' | 'getEntityDeployments'
  >;
  queries: Pick<
    HistoryQueries,
    'listTransitions' | 'listDeliveries' | 'readKeptSince'
  >;
  /** What is kept of a Deployment now. */
  readState: (id: string) => HistoryState | undefined;
  /** What the engine of a Deployment remembers itself. */
  listDeliveries: (deployment: Deployment) => EngineDelivery[] | undefined;
  /** The platform repository, if one is configured. */
  mirror?: Pick<RepositoryMirror, 'url' | 'listCommits'>;
  toUrl: (repository: string, sha: string) => string | undefined;
  clock: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Answers from the plugin's database, beside what the present rows and engines say. */
export class DefaultHistoryReads implements HistoryReads {
  readonly #options: HistoryReadsOptions;

  constructor(options: HistoryReadsOptions) {
    this.#options = options;
  }

  async getHistory(id: string, caller: Caller): Promise<DeploymentHistory> {
    const { deployments, queries } = this.#options;
    const deployment = await deployments.getDeployment(id, caller);
    const [transitions, kept, keptSince] = await this.#read(
      Promise.all([
        queries.listTransitions(id),
        queries.listDeliveries([id]),
        queries.readKeptSince([id]),
      ]),
    );
    return {
      deliveries: this.#merge(deployment, kept),
      transitions,
      ...(keptSince && { keptSince }),
    };
  }

  async getCommits(
    id: string,
    range: { from?: string; to?: string },
    caller: Caller,
  ): Promise<DeploymentCommits> {
    const { deployments, mirror, toUrl } = this.#options;
    const deployment = await deployments.getDeployment(id, caller);
    const wanted =
      mirror &&
      selectCommitRange(deployment, { repository: mirror.url, ...range });
    if (!mirror || !wanted) return { items: [], ...range, state: 'unknown' };
    const { from, to } = wanted;
    const found = await this.#listCommits(mirror, wanted);
    if (!found) return { items: [], from, to, state: 'unknown' };
    const items = found.items.map((commit): Commit => {
      const url = toUrl(mirror.url, commit.sha);
      return { ...commit, ...(url && { url }) };
    });
    return { items, from, to, state: found.isCut ? 'cut' : 'complete' };
  }

  async getFigures(
    entity: EntityName,
    { days }: { days: number },
    caller: Caller,
  ): Promise<EntityDeliveryFigures> {
    const { deployments, queries, clock } = this.#options;
    const now = clock().getTime();
    const { items } = await deployments.getEntityDeployments(entity, caller);
    // Whole days, so that an answer stays the same for a day.
    const today = Math.floor(now / DAY_MS) * DAY_MS;
    const from = today - (days - 1) * DAY_MS;
    const ids = items.map(({ id }) => id);
    const [kept, keptSince] = await this.#read(
      Promise.all([
        queries.listDeliveries(ids, {
          since: new Date(from - LOOK_BACK_MS).toISOString(),
        }),
        queries.readKeptSince(ids),
      ]),
    );
    const groups = new Map<string, Deployment[]>();
    for (const row of items) {
      const key = JSON.stringify([row.app, row.environment]);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return {
      days,
      from: new Date(from).toISOString().slice(0, 10),
      ...(keptSince && { keptSince }),
      items: [...groups.values()].map(rows => {
        const [{ app, environment }] = rows;
        const own = new Set(rows.map(({ id }) => id));
        const ofGroup = kept.filter(each => own.has(each.deployment));
        const toldByEngines = countToldByEngines(
          rows.map(row => this.#merge(row, ofGroup)),
          from,
        );
        return {
          app,
          ...(environment && { environment }),
          ...deriveFigures(ofGroup, {
            from,
            days,
            keptSince: keptSince ? Date.parse(keptSince) : now,
          }),
          ...(toldByEngines > 0 && { toldByEngines }),
        };
      }),
    };
  }

  /** @param kept - of this Deployment and of others */
  #merge(deployment: Deployment, kept: readonly KeptDelivery[]): Delivery[] {
    const { readState, listDeliveries } = this.#options;
    return toDeliveries(
      kept.filter(each => each.deployment === deployment.id),
      listDeliveries(deployment) ?? [],
      readState(deployment.id)?.seenSince ?? Infinity,
    );
  }

  async #listCommits(
    mirror: Pick<RepositoryMirror, 'listCommits'>,
    wanted: { from: string; to: string; paths: readonly string[] },
  ) {
    const over = new AbortController();
    try {
      return await readWithin(
        mirror.listCommits(
          { ...wanted, most: MOST_COMMITS },
          { signal: over.signal },
        ),
        { ms: LONGEST_READ_MS, sleep: this.#options.sleep },
      );
    } catch {
      // The mirror's state is logged where it is kept; here it is not known.
      return undefined;
    } finally {
      over.abort();
    }
  }

  async #read<T>(work: Promise<T>): Promise<T> {
    try {
      return await readWithin(work, {
        ms: LONGEST_READ_MS,
        sleep: this.#options.sleep,
      });
    } catch {
      throw new ServiceUnavailableError(
        'The history cannot be read now: the database does not answer',
      );
    }
  }
}
