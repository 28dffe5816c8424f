import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  EntityName,
  gitopsDeploymentReadPermission,
  gitopsEngineReadPermission,
} from '@backstage-gitops/plugin-gitops-common';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DeploymentPermissions } from '../permissions/DeploymentPermissions';
import { DeploymentListQuery } from './DeploymentListQuery';
import { DeploymentsService, ReadOptions } from './DeploymentsService';

/** Asks the permission policy first, and lets through only the rows that its conditions allow. */
export class AuthorizedDeploymentsService implements DeploymentsService {
  readonly #inner: DeploymentsService;
  readonly #permissions: Pick<PermissionsService, 'authorize'>;
  readonly #deployments: Pick<DeploymentPermissions, 'decide'>;

  constructor(
    inner: DeploymentsService,
    options: {
      permissions: Pick<PermissionsService, 'authorize'>;
      deployments: Pick<DeploymentPermissions, 'decide'>;
    },
  ) {
    this.#inner = inner;
    this.#permissions = options.permissions;
    this.#deployments = options.deployments;
  }

  async getEntityDeployments(entity: EntityName, options: ReadOptions) {
    return this.#inner.getEntityDeployments(
      entity,
      await this.#authorizeDeployments(options),
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
      await this.#authorizeDeployments(options),
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
    if (decision.result === 'deny') {
      throw new NotAllowedError('You may not see Deployments');
    }
    return {
      credentials,
      ...(decision.result === 'some' && { isVisible: decision.includes }),
    };
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
