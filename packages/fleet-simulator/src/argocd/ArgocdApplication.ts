import { JsonObject } from '../Json';

/** Metadata of a Kubernetes object as the API shows it. */
export type ObjectMetadata = {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: JsonObject[];
  finalizers?: string[];
};

/** Where the manifests come from. */
export type ApplicationSource = {
  repoURL: string;
  path?: string;
  targetRevision?: string;
  chart?: string;
  ref?: string;
  helm?: {
    valueFiles?: string[];
    releaseName?: string;
    ignoreMissingValueFiles?: boolean;
    valuesObject?: JsonObject;
    values?: string;
    parameters?: { name: string; value: string }[];
  };
  kustomize?: { images?: string[] };
  directory?: { recurse?: boolean; include?: string; exclude?: string };
};

/** Where they go: a cluster by name or by URL. */
export type ApplicationDestination = {
  server?: string;
  namespace?: string;
  name?: string;
};

/** What a person or an ApplicationSet asks for. */
export type ApplicationSpec = {
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  destination: ApplicationDestination;
  project: string;
  syncPolicy?: {
    automated?: { prune?: boolean; selfHeal?: boolean; enabled?: boolean };
    syncOptions?: string[];
    retry?: JsonObject;
  };
};

/** The health of an Application or of one of its resources. */
export type ApplicationHealth = {
  status?: string;
  message?: string;
  lastTransitionTime?: string;
};

/** One resource in `status.resources`. */
export type ApplicationResource = {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Absent for hooks. */
  status?: string;
  health?: { status: string; message?: string };
  hook?: boolean;
  requiresPruning?: boolean;
  /** Pruning it waits until somebody confirms. */
  requiresDeletionConfirmation?: boolean;
  syncWave?: number;
};

/** A sync that was asked for. */
export type ApplicationOperation = {
  sync: {
    revision?: string;
    prune?: boolean;
    dryRun?: boolean;
    syncStrategy?: JsonObject;
    resources?: JsonObject[];
    source?: ApplicationSource;
    sources?: ApplicationSource[];
    syncOptions?: string[];
    autoHealAttemptsCount?: number;
  };
  initiatedBy: { username?: string; automated?: boolean };
  info?: JsonObject[];
  retry: JsonObject;
};

/** How that sync went. */
export type ApplicationOperationState = {
  operation: ApplicationOperation;
  phase: string;
  message?: string;
  syncResult?: {
    resources: JsonObject[];
    revision?: string;
    source?: ApplicationSource;
  };
  startedAt: string;
  finishedAt?: string;
  retryCount?: number;
};

/** One successful sync. */
export type ApplicationHistoryEntry = {
  revision: string;
  deployedAt: string;
  id: number;
  source: ApplicationSource;
  deployStartedAt: string;
  initiatedBy: { username?: string; automated?: boolean };
};

/** What the controller saw. */
export type ApplicationStatus = {
  resources?: ApplicationResource[];
  sync: {
    status: string;
    comparedTo: {
      source: ApplicationSource;
      destination: ApplicationDestination;
    };
    revision?: string;
  };
  health: ApplicationHealth;
  history?: ApplicationHistoryEntry[];
  conditions?: { type: string; message: string; lastTransitionTime: string }[];
  reconciledAt?: string;
  operationState?: ApplicationOperationState;
  sourceType?: string;
  summary: {
    externalURLs?: string[];
    images?: string[];
    isAppOfApps?: boolean;
  };
  resourceHealthSource?: string;
  controllerNamespace?: string;
  sourceHydrator: JsonObject;
};

/** An Application as the Argo CD API shows it. */
export type ArgocdApplication = {
  metadata: ObjectMetadata;
  spec: ApplicationSpec;
  status: ApplicationStatus;
  operation?: ApplicationOperation;
};
