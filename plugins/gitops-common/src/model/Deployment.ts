import { ClusterReachability } from './ClusterReachability';
import { DeploymentSetKind } from './DeploymentSet';
import { EngineProblem } from './Engine';
import { HealthStatus } from './HealthStatus';
import { SyncStatus } from './SyncStatus';

/** The kind of the engine's object that delivers an app. @public */
export type DeploymentKind = 'Application' | 'Kustomization' | 'HelmRelease';

/** What a sync or reconcile is doing, now or the last time. Argo CD's words. @public */
export type OperationPhase =
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Error'
  | 'Terminating';

/**
 * Which rule chose a version, strongest first.
 *
 * - `image-annotation`: the image that `gitops/version-image` names
 * - `version-label`: `app.kubernetes.io/version` of the workloads
 * - `image-tag`: the tag of the main image
 * - `chart`: the chart's appVersion
 * - `revision`: the applied revision, as nothing better is known
 *
 * @public
 */
export type VersionRule =
  | 'image-annotation'
  | 'version-label'
  | 'image-tag'
  | 'chart'
  | 'revision';

/** What a person calls the version that runs, with the rule that chose it. @public */
export type Version = { value: string; rule: VersionRule };

/** One source a Deployment is built from. Revisions as the engine writes them. @public */
export type DeploymentSource = {
  /** Repository address without credentials. Empty when the engine's source object is unknown. */
  repository: string;
  path?: string;
  chart?: string;
  /**
   * Files and folders of the repository that concern the Deployment, when its engine was told (Argo CD:
   * the annotation `manifest-generate-paths`). From the root, without a slash at the ends; the root itself
   * is empty.
   */
  paths?: string[];
  /** What is tracked: a branch, a tag, a chart version range. */
  target?: string;
  /** What should run. */
  desired?: string;
  /** What runs. */
  applied?: string;
  /** The engine's object that fetches it, where it is one (Flux). */
  object?: {
    /** See {@link toEngineSourceId}. */
    id: string;
    kind: string;
    namespace: string;
    name: string;
    /** Fetching is switched off on it. */
    suspended?: boolean;
  };
};

/** A commit, once resolved. @public */
export type Commit = {
  /** The whole hash. */
  sha: string;
  author?: string;
  /** The first line only. */
  message?: string;
  /** ISO 8601. */
  at?: string;
  /** The page of the commit at the Git host, when the host is a known integration. */
  url?: string;
};

/**
 * Whether the cluster moved although Git did not.
 *
 * - `none`: compared, equal
 * - `drifted`: compared, different, and Git did not change
 * - `notChecked`: the engine does not compare (a HelmRelease without drift detection)
 * - `unknown`: cannot be told, or not read yet
 *
 * @public
 */
export type Drift = {
  state: 'none' | 'drifted' | 'notChecked' | 'unknown';
  /** ISO 8601. */
  since?: string;
  /** Whether the engine will correct it by itself. */
  heals?: boolean;
  message?: string;
};

/**
 * What a running operation waits for.
 *
 * - `confirmation`: a person has to allow a deletion
 * - `hook`: a hook has to end
 * - `dependency`: another object has to become ready first
 * - `health`: what it applied has to become Healthy
 *
 * @public
 */
export type OperationWait = {
  kind: 'confirmation' | 'hook' | 'dependency' | 'health';
  /** What exactly, for example `batch/Job/migrate`. */
  for: string;
  /** ISO 8601. */
  since?: string;
};

/**
 * The `automation.reason` of a Deployment that its set syncs in waves: neither the engine's auto-sync nor
 * its self-heal acts on it (Argo CD's RollingSync switches both off).
 *
 * @public
 */
export const PROGRESSIVE_ROLLOUT = 'progressive rollout';

/**
 * One app on one cluster, as its engine manages it: the store's row, the JSON item and the table's row.
 *
 * @remarks Times are ISO 8601. Nothing in it ticks: equal state gives equal bytes.
 * @public
 */
export type Deployment = {
  /** See {@link toDeploymentId}. */
  id: string;
  /** The thing deployed: the name of its folder in `apps/`. */
  app: string;
  kind: DeploymentKind;
  name: string;
  namespace: string;
  engine: { type: 'argocd' | 'flux'; name: string };
  /** Where it runs, which for Flux with `spec.kubeConfig` is not where its engine runs. */
  cluster: { name: string; labels: Record<string, string> };
  /** The configured environment of the cluster. Set by the backend, never by an engine. */
  environment?: string;
  /** The namespace it is deployed into. */
  targetNamespace?: string;
  /** The Argo CD project. */
  project?: string;
  /** Labels of the engine's object, for selectors. */
  labels: Record<string, string>;
  /** The entity the engine's object names itself (`backstage.io/entity-ref`), lower case. */
  entityRef?: string;
  version?: Version;
  /** All images, whole. Of one repository the desired tag comes first. */
  images: string[];
  /** Of the main source, as the engine writes them; commits whole. */
  revision: { target?: string; desired?: string; applied?: string };
  /** All sources, the main one first. */
  sources: DeploymentSource[];
  /**
   * The commit that made it what it runs. Set by the backend.
   *
   * @remarks Of a source in the configured platform repository it is the newest commit, up to the applied
   * revision, that touched what concerns this Deployment: in a shared repository the revision itself moves
   * with everybody's pushes. The commit of the applied revision where that cannot be told, and of a source
   * in any other repository.
   */
  commit?: Commit;
  sync: SyncStatus;
  health: HealthStatus;
  /** The one sentence that explains a state that is not Synced and Healthy. */
  message?: string;
  operation?: {
    phase: OperationPhase;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    /** What it cannot go on without. It holds up every later operation meanwhile. */
    waiting?: OperationWait;
  };
  automation: {
    /** A change in Git is applied without a person. */
    sync: boolean;
    /** What left Git is deleted. */
    prune: boolean;
    /** A change made by hand is undone. */
    selfHeal: boolean;
    /** Reconciling is switched off on the engine's object. */
    suspended: boolean;
    /** Why it is not what one would expect, for example {@link PROGRESSIVE_ROLLOUT}. */
    reason?: string;
  };
  /** When each axis took its present value: from history, else the engine's own time, else absent. */
  since: { sync?: string; health?: string; version?: string };
  drift: Drift;
  /** Only when stale, unreachable or unread: the time of this state, frozen. Set by the backend. */
  asOf?: string;
  /** What generated it. */
  set?: {
    /** See {@link toDeploymentSetId}. */
    id: string;
    kind: DeploymentSetKind;
    name: string;
    /** Its step of a rollout over clusters, counted from 1, and of how many. */
    step?: number;
    steps?: number;
    /** While its turn has not come: the ids of the Deployments it waits for. */
    waitingFor?: string[];
  };
  /** Whether its engine reaches its cluster; absent when nobody looked yet. */
  clusterReachable?: ClusterReachability;
  /**
   * Its engine is read, but it is not: refused, or not in a shape we can read. What is shown is what was
   * seen last. Set by the backend.
   */
  unread?: {
    /** ISO 8601. */
    since: string;
    error: EngineProblem;
  };
  /** Its page in the engine's own UI, when an address for people is configured. */
  link?: string;
};
