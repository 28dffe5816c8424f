import {
  ApplicationOperation,
  ApplicationResource,
  ApplicationSource,
  ArgocdApplication,
} from '../ArgocdApplication';
import { JsonObject } from '../../Json';
import { toSource } from './toSource';

/** The operation auto-sync asks for when Git moved. */
export function toAutomatedOperation(
  application: ArgocdApplication,
  revision: string,
): ApplicationOperation {
  const { syncPolicy } = application.spec;
  return {
    sync: {
      revision,
      ...(syncPolicy?.automated?.prune ? { prune: true } : {}),
      source: toSource(application),
      ...toSyncOptions(application),
    },
    initiatedBy: { automated: true },
    retry: syncPolicy?.retry ?? { limit: 5 },
  };
}

/** The operation self-heal asks for: only what was changed by hand. */
export function toHealOperation(
  application: ArgocdApplication,
  revision: string,
): ApplicationOperation {
  const operation = toAutomatedOperation(application, revision);
  const changed = (application.status.resources ?? []).filter(
    ({ status }) => status === 'OutOfSync',
  );
  return {
    ...operation,
    sync: {
      ...operation.sync,
      resources: changed.map(toReference),
      autoHealAttemptsCount: 1,
    },
  };
}

/** The operation an ApplicationSet with RollingSync asks for. */
export function toRollingOperation(
  application: ArgocdApplication,
): ApplicationOperation {
  const { syncPolicy } = application.spec;
  return {
    sync: {
      ...(syncPolicy?.automated?.prune ? { prune: true } : {}),
      ...toSyncOptions(application),
    },
    initiatedBy: { username: 'applicationset-controller', automated: true },
    info: [
      {
        name: 'Reason',
        value:
          'ApplicationSet RollingSync triggered a sync of this Application resource',
      },
    ],
    retry: syncPolicy?.retry ?? { limit: 5 },
  };
}

/** What a person may ask for over the API. */
export type RequestedSync = {
  username: string;
  source?: ApplicationSource;
  infos?: JsonObject[];
  prune?: boolean;
  dryRun?: boolean;
  strategy?: JsonObject;
  resources?: JsonObject[];
  /** Instead of those of the Application. */
  syncOptions?: string[];
  retry?: JsonObject;
};

/**
 * The operation a person asks for over the API.
 *
 * @param revision - a whole commit
 */
export function toRequestedOperation(
  application: ArgocdApplication,
  revision: string,
  options: RequestedSync,
): ApplicationOperation {
  const { strategy, resources, syncOptions, source } = options;
  return {
    sync: {
      revision,
      ...(options.prune ? { prune: true } : {}),
      ...(options.dryRun ? { dryRun: true } : {}),
      ...(strategy ? { syncStrategy: strategy } : {}),
      ...(resources ? { resources } : {}),
      source: source ?? toSource(application),
      ...(syncOptions ? { syncOptions } : toSyncOptions(application)),
    },
    initiatedBy: { username: options.username },
    ...(options.infos?.length ? { info: options.infos } : {}),
    retry: options.retry ?? application.spec.syncPolicy?.retry ?? {},
  };
}

function toSyncOptions({ spec }: ArgocdApplication) {
  const syncOptions = spec.syncPolicy?.syncOptions;
  return syncOptions ? { syncOptions } : {};
}

function toReference({ group, kind, name }: ApplicationResource): JsonObject {
  return { ...(group ? { group } : {}), kind, name };
}
