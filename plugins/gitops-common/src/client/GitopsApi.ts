import {
  ClusterList,
  Deployment,
  DeploymentCommits,
  DeploymentHistory,
  DeploymentList,
  DeploymentSet,
  EngineState,
  EntityDeliveryFigures,
  EntityDeployments,
  EntityExplanation,
} from '../model';
import { GitopsActionsApi } from './GitopsActionsApi';
import { GitopsDetailsApi } from './GitopsDetailsApi';

/** What names an entity. @public */
export type EntityName = { kind: string; namespace: string; name: string };

/**
 * Query of `GET /deployments`. Several values of one key are alternatives, several keys all apply.
 *
 * @public
 */
export type DeploymentQuery = {
  filter?: Partial<
    Record<
      | 'app'
      | 'cluster'
      | 'environment'
      | 'engine'
      | 'kind'
      | 'sync'
      | 'health'
      | 'drift'
      | 'project',
      string[]
    >
  >;
  /** Free text, found in app, name, cluster or version. */
  search?: string;
  /** A field, descending with a leading `-`. Default: `app`. */
  sort?: string;
  cursor?: string;
  /** 1 to 500, default 100. */
  limit?: number;
};

/**
 * Reads what the GitOps backend knows. No call of its own makes an engine work: the backend answers them
 * from memory.
 *
 * @remarks Every call rejects with a `ResponseError` on a status other than 2xx.
 * @public
 */
export interface GitopsApi extends GitopsDetailsApi, GitopsActionsApi {
  /** Where an entity runs. Rejects with a `NotFoundError` when the caller cannot see the entity. */
  getEntityDeployments(
    entity: EntityName,
    options?: { signal?: AbortSignal },
  ): Promise<EntityDeployments>;
  /** The Deployments that match, one page of them. Only those the caller may see. */
  getDeployments(
    query?: DeploymentQuery,
    options?: { signal?: AbortSignal },
  ): Promise<DeploymentList>;
  /** One Deployment. Rejects with a `NotFoundError` when there is none, or the caller may not see it. */
  getDeployment(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<Deployment>;
  /** What happened to a Deployment. Rejects like {@link GitopsApi.getDeployment}. */
  getDeploymentHistory(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<DeploymentHistory>;
  /**
   * The commits between two revisions that concern a Deployment; by default between what is applied and
   * what is desired. Rejects like {@link GitopsApi.getDeployment}.
   */
  getDeploymentCommits(
    id: string,
    options?: { from?: string; to?: string; signal?: AbortSignal },
  ): Promise<DeploymentCommits>;
  /** What generates Deployments: those sets of which the caller may see a Deployment, and empty ones. */
  getDeploymentSets(options?: { signal?: AbortSignal }): Promise<{
    items: DeploymentSet[];
    engines: EngineState[];
  }>;
  /** One set. Rejects with a `NotFoundError` when there is none, or the caller may not see it. */
  getDeploymentSet(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<DeploymentSet>;
  /** Delivery figures of an entity, a row for each app and environment, over so many days (1 to 365, default 30). */
  getDeliveryFigures(
    entity: EntityName,
    options?: { days?: number; signal?: AbortSignal },
  ): Promise<EntityDeliveryFigures>;
  /** How an entity's Deployments were found. Rejects like {@link GitopsApi.getEntityDeployments}. */
  explainEntity(
    entity: EntityName,
    options?: { signal?: AbortSignal },
  ): Promise<EntityExplanation>;
  /** How current what is known of each engine is. */
  getEngines(options?: { signal?: AbortSignal }): Promise<{
    items: EngineState[];
  }>;
  /** All clusters that an engine delivers to or the configuration names. */
  getClusters(options?: { signal?: AbortSignal }): Promise<ClusterList>;
}

/**
 * Channel of the Backstage signal that says "something changed", at most once a second. Its message
 * is `{}`: signals are broadcast without permission checks, so they carry no data.
 *
 * @public
 */
export const GITOPS_SIGNAL_CHANNEL = 'gitops:changed';
