import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DeploymentCommits,
  DeploymentHistory,
  EntityDeliveryFigures,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';

/** Answers what the API is asked about the past. The caller sees the history of what the caller sees. */
export interface HistoryReads {
  /**
   * What happened to a Deployment. One that no engine tells of any more has no environment, by which
   * rules decide: its history is kept, and shown when it is there again.
   *
   * @throws NotFoundError
   */
  getHistory(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<DeploymentHistory>;
  /**
   * The commits between two revisions that concern a Deployment.
   *
   * @param range - hashes or beginnings of such; by default what is applied and what is desired
   * @throws NotFoundError
   */
  getCommits(
    id: string,
    range: { from?: string; to?: string },
    options: { credentials: BackstageCredentials },
  ): Promise<DeploymentCommits>;
  /** @throws NotFoundError when the catalog does not show the entity to the caller */
  getFigures(
    entity: EntityName,
    window: { days: number },
    options: { credentials: BackstageCredentials },
  ): Promise<EntityDeliveryFigures>;
}
