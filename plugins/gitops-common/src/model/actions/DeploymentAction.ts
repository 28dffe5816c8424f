import { ResourceRef } from '../details/ResourceRef';

/**
 * What can be done to a Deployment.
 *
 * - `sync`: make the cluster what Git says (Argo CD)
 * - `refresh`: compare again; `hard` also forgets rendered manifests (Argo CD)
 * - `terminate`: end the running operation (Argo CD)
 * - `rollback`: back to an entry of the engine's history, without Git (Argo CD)
 * - `auto-sync`: switch automatic syncs on or off (Argo CD)
 * - `resource-action`: an action the engine offers for one resource (Argo CD: restart, resume …; Flux: restart)
 * - `reconcile`: fetch and apply now (Flux)
 * - `suspend`, `resume`: stop and go on reconciling (Flux)
 *
 * @public
 */
export type DeploymentActionName =
  | 'sync'
  | 'refresh'
  | 'terminate'
  | 'rollback'
  | 'auto-sync'
  | 'resource-action'
  | 'reconcile'
  | 'suspend'
  | 'resume';

/** Parameters of an action, by its name. @public */
export type DeploymentActionParameters = {
  sync: {
    /** Another revision than the tracked one; refused under automatic sync. */
    revision?: string;
    /** Delete what left Git. Default false. */
    prune?: boolean;
    /** Only say what would be done. Default false. */
    dryRun?: boolean;
    /** Replace what cannot be patched, and end hooks that hang. Default false. */
    force?: boolean;
    /** Only these; all when absent. */
    resources?: ResourceRef[];
    /** Argo CD's sync options, for example `ServerSideApply=true`. */
    options?: string[];
  };
  refresh: { hard?: boolean };
  terminate: Record<string, never>;
  rollback: {
    /** The engine's own id of the entry: `engineEntry` of a Delivery. */
    entry: string;
    prune?: boolean;
    dryRun?: boolean;
  };
  'auto-sync': { enabled: boolean };
  'resource-action': {
    resource: ResourceRef;
    /** As the engine calls it. */
    name: string;
    /** By name, see {@link OfferedResourceAction}. */
    parameters?: Record<string, string>;
  };
  reconcile: {
    /** Fetch the source first. Default false. */
    withSource?: boolean;
    /** HelmRelease: install or upgrade although nothing changed. Default false. */
    force?: boolean;
    /** HelmRelease: forget failures, and try again. Default false. */
    reset?: boolean;
  };
  suspend: Record<string, never>;
  resume: Record<string, never>;
};

/** One action with its parameters. @public */
export type DeploymentAction = {
  [Name in DeploymentActionName]: {
    action: Name;
    parameters: DeploymentActionParameters[Name];
  };
}[DeploymentActionName];

/** Something to know before one acts. @public */
export type ActionNotice = {
  /** One word for programs, for example `OperationRunning`, `SyncWindow`, `AutoSync`, `OwnedByGit`. */
  code: string;
  /** One sentence for a person. */
  message: string;
};

/**
 * Whether an action can be taken on a Deployment now, by whoever asks.
 *
 * @public
 */
export type ActionCheck = {
  action: DeploymentActionName;
  /** The permission policy lets the caller; the server decides the same when the action is taken. */
  permitted: boolean;
  /** Why it cannot be taken now. Empty: it can. */
  blockers: ActionNotice[];
  /** What it will also do, or what will undo it. */
  warnings: ActionNotice[];
};

/**
 * Answer of `GET /deployment-actions?id=…`, an item for each id the caller may see, and of
 * `GET /source-actions?id=…`.
 *
 * @public
 */
export type ActionChecks = {
  items: {
    id: string;
    /** Only the actions its engine has for it. */
    actions: ActionCheck[];
  }[];
};

/** Something an action on a resource has to be told. @public */
export type ResourceActionParameter = {
  /** As the engine calls it: `replicas`. */
  name: string;
  /** `integer` is a whole number, 0 or more. All are sent as text. */
  type: 'text' | 'integer' | 'boolean';
  /** What the engine takes for granted. */
  default?: string;
};

/** An action that the engine offers for one resource. @public */
export type OfferedResourceAction = {
  /** As the engine calls it: `restart`, `promote-full`. */
  name: string;
  title: string;
  /** The engine offers it, but not in the present state. */
  disabled: boolean;
  /** Why not, where the engine tells: one sentence, for example what to grant. */
  reason?: string;
  /** It cannot be taken back by its opposite: deletes, restarts, ends. */
  destructive: boolean;
  /** What it has to be told, in the order of the engine; all of them are needed. Absent: nothing. */
  parameters?: ResourceActionParameter[];
};
