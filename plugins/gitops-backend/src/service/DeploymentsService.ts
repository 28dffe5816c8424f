import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ClusterList,
  Deployment,
  DeploymentList,
  DeploymentSet,
  EngineState,
  EntityDeployments,
  EntityExplanation,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { DeploymentJudgement } from '../permissions/DeploymentSubject';
import { DeploymentListQuery } from './DeploymentListQuery';

/** Who asks, and which rows they may see. */
export type ReadOptions = {
  credentials: BackstageCredentials;
  /** Rows, and absent ones, for which this is false are left out, as if they did not exist. */
  isVisible?: DeploymentJudgement;
  /** The policy lets them read every entity of the catalog; otherwise the catalog has to be asked. */
  readsEveryEntity?: boolean;
};

/** Answers what the API is asked, from memory. */
export interface DeploymentsService {
  /** @throws NotFoundError when the catalog does not show the entity to the caller */
  getEntityDeployments(
    entity: EntityName,
    options: ReadOptions,
  ): Promise<EntityDeployments>;
  listDeployments(
    query: DeploymentListQuery,
    options: ReadOptions,
  ): Promise<DeploymentList>;
  /** @throws NotFoundError */
  getDeployment(id: string, options: ReadOptions): Promise<Deployment>;
  /** Sets of which the caller may see a Deployment; empty ones only to who may see all Deployments. */
  listSets(
    options: ReadOptions,
  ): Promise<{ items: DeploymentSet[]; engines: EngineState[] }>;
  /** @throws NotFoundError */
  getSet(id: string, options: ReadOptions): Promise<DeploymentSet>;
  /** @throws NotFoundError when the catalog does not show the entity to the caller */
  explainEntity(
    entity: EntityName,
    options: ReadOptions,
  ): Promise<EntityExplanation>;
  listEngines(options: ReadOptions): Promise<{ items: EngineState[] }>;
  listClusters(options: ReadOptions): Promise<ClusterList>;
}
