import { EngineProblem } from '../Engine';
import { HealthStatus } from '../HealthStatus';
import { SyncStatus } from '../SyncStatus';
import { ResourceRef } from './ResourceRef';

/** A condition of an object, as Kubernetes has them. Texts are fit for anyone's eyes. @public */
export type ResourceCondition = {
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  reason?: string;
  message?: string;
  /** ISO 8601. */
  since?: string;
};

/** One container of a Pod. @public */
export type PodContainer = {
  name: string;
  image?: string;
  ready: boolean;
  restarts: number;
  /** Of its present state. */
  state: 'running' | 'waiting' | 'terminated' | 'unknown';
  /** Why it waits or ended, in Kubernetes' word: `ImagePullBackOff`, `CrashLoopBackOff`, `OOMKilled`. */
  reason?: string;
  message?: string;
  /** It runs before the others, and ends. */
  init?: boolean;
  /** Why it ended the last time, when it was restarted. */
  lastReason?: string;
};

/**
 * What a kind has to say beyond health: at most one of these, after the kind.
 *
 * @public
 */
export type ResourceSpecifics =
  | {
      type: 'pod';
      /** Kubernetes' phase, or the reason that says more: `ImagePullBackOff`. */
      status: string;
      ready: number;
      total: number;
      restarts: number;
      node?: string;
      /** Absent where the engine does not tell (Argo CD's tree): ask for the resource itself. */
      containers?: PodContainer[];
    }
  | {
      /** Deployment, StatefulSet, DaemonSet, ReplicaSet. */
      type: 'workload';
      desired?: number;
      ready?: number;
      /** Pods of the newest template. */
      updated?: number;
      /** The revision number of the workload. */
      revision?: string;
    }
  | {
      type: 'externalSecret';
      synced: boolean;
      store: { kind: string; name: string };
      /** ISO 8601. */
      refreshedAt?: string;
      /** Name of the Secret it keeps. Never its content. */
      target?: string;
      /** Why not, from its Events where its condition does not tell. */
      error?: string;
    }
  | {
      type: 'rollout';
      phase: string;
      strategy: 'canary' | 'blueGreen' | 'unknown';
      /** Steps done, of how many. */
      step?: number;
      steps?: number;
      /** Percent of traffic or pods of the new version. */
      weight?: number;
      /** ISO 8601: since when it waits for a person. */
      pausedSince?: string;
      aborted?: boolean;
      analysisRuns: { name: string; phase: string; message?: string }[];
    }
  | {
      type: 'autoscaler';
      min?: number;
      max: number;
      current?: number;
      desired?: number;
      /** For example `Deployment/checkout-api`. */
      target: string;
    }
  | {
      /** Ingress, Service, HTTPRoute, Gateway. */
      type: 'route';
      /** Addresses that open the service in a browser. */
      urls: string[];
    }
  | {
      /** The Secret in which Helm keeps a release. */
      type: 'helmRelease';
      release: string;
      revision: number;
      status: string;
      chart?: string;
      appVersion?: string;
    };

/** One object of a Deployment. @public */
export type ResourceNode = {
  /** See {@link toResourceId}. */
  id: string;
  ref: ResourceRef;
  /** Ids of what owns it. Empty at the top. */
  parents: string[];
  uid?: string;
  /** The Deployment names it itself; false for what another object made. */
  managed: boolean;
  /** Only of managed ones. */
  sync?: SyncStatus;
  /** Absent where its kind has none. */
  health?: HealthStatus;
  /** The sentence that explains a state that is not good. */
  message?: string;
  /** ISO 8601. */
  createdAt?: string;
  images?: string[];
  /** It left Git, and is still there. */
  requiresPruning?: boolean;
  /** Its part in a sync: `PreSync`, `PostSync` … */
  hook?: string;
  /** Its wave inside one sync. */
  wave?: number;
  /** Of kinds without health or specifics of their own, as well. */
  conditions?: ResourceCondition[];
  specifics?: ResourceSpecifics;
};

/**
 * Answer of `GET /deployments/:id/resources`: everything it consists of, top first.
 *
 * @public
 */
export type ResourceTree = {
  nodes: ResourceNode[];
  /** What could not be read, while the rest could: a kind we may not list, a cluster that does not answer. */
  problems: EngineProblem[];
};

/** Answer of `GET /deployments/:id/resources/live`: one object as it is now. @public */
export type LiveResource = {
  node: ResourceNode;
  /** YAML; values of Secrets masked. Without managed fields. */
  manifest: string;
};
