import {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { sleep } from '@backstage-gitops/plugin-gitops-node';
import { Knex } from 'knex';
import { ActionFollower } from './actions/ActionFollower';
import { createActionNotifier } from './actions/createActionNotifier';
import { DatabaseActions } from './actions/DatabaseActions';
import { findAbandoned } from './actions/findAbandoned';
import { scheduleActionPruning } from './actions/scheduleActionPruning';
import { takeUpAbandoned } from './actions/takeUpAbandoned';
import { WriteLimiter } from './actions/WriteLimiter';
import { UpstreamReads } from './live/UpstreamReads';
import { GitopsMetrics } from './metrics/GitopsMetrics';
import { ActionChecker } from './service/ActionChecker';
import {
  DefaultDeploymentActions,
  DeploymentActionsOptions,
} from './service/DefaultDeploymentActions';

type Places = Pick<DeploymentActionsOptions, 'findEngine' | 'findEngineState'>;

/** Everything that acts: what is asked for is checked, kept, audited, and followed to its end. */
export function wireActions(
  options: Pick<DeploymentActionsOptions, 'permissions' | 'store' | 'clock'> & {
    knex: Knex;
    places: Places;
    upstream: UpstreamReads;
    metrics: GitopsMetrics;
    auditor: AuditorService;
    logger: LoggerService;
    scheduler: SchedulerService;
    signals: SignalsService;
    now: () => number;
    signal: AbortSignal;
    /** How long what ended is kept. */
    keepDays: number;
  },
) {
  const { places, store, clock, logger, metrics, now, signal } = options;
  const database = new DatabaseActions(options.knex);
  const notify = createActionNotifier(options);
  const follower = new ActionFollower({
    database,
    notify,
    metrics,
    logger,
    clock,
    sleep,
    signal,
  });
  return {
    actions: new DefaultDeploymentActions({
      ...places,
      permissions: options.permissions,
      store,
      checker: new ActionChecker({ ...options, ...places, sleep }),
      database,
      follower,
      clock,
      signal,
    }),
    audit: {
      auditor: options.auditor,
      limiter: new WriteLimiter({ now }),
      now,
    },
    /** Goes on with what other backends left behind, until `signal` aborts. */
    takeUp: () =>
      takeUpAbandoned({
        ...options,
        database,
        follower,
        find: abandoned => findAbandoned(abandoned, { store, ...places }),
        sleep,
      }),
    schedulePruning: () =>
      scheduleActionPruning(options.scheduler, {
        ...options,
        database,
      }),
    /** Resolves when nothing is followed any more; after `signal` has aborted that is soon. */
    settle: () => follower.settle(),
  };
}
