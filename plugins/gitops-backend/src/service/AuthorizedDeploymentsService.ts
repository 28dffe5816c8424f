import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  EntityName,
  gitopsDeploymentReadPermission,
  gitopsEngineReadPermission,
} from '@backstage-gitops/plugin-gitops-common';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DeploymentDecision } from '../permissions/DeploymentDecision';
import { DeploymentPermissions } from '../permissions/DeploymentPermissions';
import { expectReader } from '../permissions/expectReader';
import { DeploymentListQuery } from './DeploymentListQuery';
import { DeploymentsService, ReadOptions } from './DeploymentsService';

/** Asks the permission policy first, and lets through only the rows that its conditions allow. */
export class AuthorizedDeploymentsService implements DeploymentsService {
  readonly #inner: DeploymentsService;
  readonly #permissions: Pick<PermissionsService, 'authorize'>;
  readonly #deployments: Pick<DeploymentPermissions, 'decide' | 'decideReads'>;

  constructor(
    inner: DeploymentsService,
    options: {
      permissions: Pick<PermissionsService, 'authorize'>;
      deployments: Pick<DeploymentPermissions, 'decide' | 'decideReads'>;
    },
  ) {
    this.#inner = inner;
    this.#permissions = options.permissions;
    this.#deployments = options.deployments;
  }

  async getEntityDeployments(entity: EntityName, options: ReadOptions) {
    return this.#inner.getEntityDeployments(
      entity,
      await this.#authorizeEntity(options),
    );
  }

  async listDeployments(query: DeploymentListQuery, options: ReadOptions) {
    return this.#inner.listDeployments(
      query,
      await this.#authorizeDeployments(options),
    );
  }

  async getDeployment(id: string, options: ReadOptions) {
    return this.#inner.getDeployment(
      id,
      await this.#authorizeDeployments(options),
    );
  }

  async listSets(options: ReadOptions) {
    return this.#inner.listSets(await this.#authorizeDeployments(options));
  }

  async getSet(id: string, options: ReadOptions) {
    return this.#inner.getSet(id, await this.#authorizeDeployments(options));
  }

  async explainEntity(entity: EntityName, options: ReadOptions) {
    return this.#inner.explainEntity(
      entity,
      await this.#authorizeEntity(options),
    );
  }

  async listEngines(options: ReadOptions) {
    await this.#authorizeEngines(options);
    return this.#inner.listEngines(options);
  }

  async listClusters(options: ReadOptions) {
    await this.#authorizeEngines(options);
    return this.#inner.listClusters(options);
  }

  async #authorizeDeployments({
    credentials,
  }: ReadOptions): Promise<ReadOptions> {
    const [decision] = await this.#deployments.decide(
      [gitopsDeploymentReadPermission],
      { credentials },
    );
    return { credentials, ...toVisibility(decision) };
  }

  async #authorizeEntity({ credentials }: ReadOptions): Promise<ReadOptions> {
    const { deployments, readsEveryEntity } =
      await this.#deployments.decideReads({ credentials });
    return { credentials, readsEveryEntity, ...toVisibility(deployments) };
  }

  async #authorizeEngines({ credentials }: ReadOptions): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: gitopsEngineReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not see engines and clusters');
    }
  }
}

/** @throws NotAllowedError when nothing may be seen */
function toVisibility(
  decision: DeploymentDecision,
): Pick<ReadOptions, 'isVisible'> {
  expectReader(decision);
  return decision.result === 'some' ? { isVisible: decision.includes } : {};
}
