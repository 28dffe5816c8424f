import { Deployment } from './Deployment';
import { EngineProblem } from './Engine';
import { HealthStatus } from './HealthStatus';
import { SyncStatus } from './SyncStatus';

/**
 * The kind of the object that generates Deployments: an ApplicationSet; an Application whose resources
 * are Applications (app of apps); a Kustomization that applies Kustomizations or HelmReleases; a ResourceSet.
 *
 * @public
 */
export type DeploymentSetKind =
  | 'ApplicationSet'
  | 'Application'
  | 'Kustomization'
  | 'ResourceSet';

/** One step of a rollout over clusters, in order. @public */
export type DeploymentSetStep = {
  /** Counted from 1. */
  step: number;
  /** Ids of its Deployments. */
  deployments: string[];
  /**
   * How far the step as a whole is: the least of its members. `Waiting` for an earlier step, `Pending`:
   * its turn has come and nothing happened yet.
   */
  state: 'Waiting' | 'Pending' | 'Progressing' | 'Healthy';
};

/**
 * What generates Deployments. Its states are its own, not its children's.
 *
 * @public
 */
export type DeploymentSet = {
  /** See {@link toDeploymentSetId}. */
  id: string;
  kind: DeploymentSetKind;
  name: string;
  namespace: string;
  engine: Deployment['engine'];
  project?: string;
  /** The set that generates this one. */
  parent?: string;
  /** How it generates, in the field's words and nested as written: `clusters`, `list`, `matrix(git, clusters)`. */
  generators: string[];
  /** Absent where the kind has none (an ApplicationSet). */
  sync?: SyncStatus;
  health: HealthStatus;
  /**
   * Why it could not generate what it should. The Deployments it had made run on; those it should have
   * made are missing.
   */
  error?: EngineProblem & {
    /** ISO 8601: when the engine noticed. */
    since?: string;
  };
  /** Steps of a RollingSync rollout, in order; absent without one. */
  steps?: DeploymentSetStep[];
  /** Ids of the Deployments it generated. */
  deployments: string[];
  /** Names of apps it is meant to deliver, as far as its template tells: for boards with no row of it. */
  apps: string[];
  /** Only when its engine is stale: the time of this state, frozen. Set by the backend. */
  asOf?: string;
  /** Its page in the engine's own UI. */
  link?: string;
};

/** What identifies a DeploymentSet. @public */
export type DeploymentSetIdentity = {
  engine: { type: string; name: string };
  namespace: string;
  kind: DeploymentSetKind;
  name: string;
};

/**
 * The id of a DeploymentSet: engine type, engine name, namespace, kind and name, each percent-encoded,
 * joined by colons. Encode it again when it becomes a path segment.
 *
 * @public
 */
export function toDeploymentSetId(identity: DeploymentSetIdentity): string {
  const { engine, namespace, kind, name } = identity;
  return [engine.type, engine.name, namespace, kind, name]
    .map(encodeURIComponent)
    .join(':');
}
