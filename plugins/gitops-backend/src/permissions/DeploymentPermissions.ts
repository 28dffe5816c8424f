import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Deployment,
  gitopsDeploymentReadPermission,
} from '@backstage-gitops/plugin-gitops-common';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { DeploymentCondition } from './DeploymentCondition';
import { DeploymentDecision } from './DeploymentDecision';
import { toDeploymentSubject } from './DeploymentSubject';
import { expectReader } from './expectReader';
import { toDeploymentPredicate } from './toDeploymentPredicate';

type Caller = { credentials: BackstageCredentials };

/** Asks the permission policy about Deployments. The one place that does. */
export class DeploymentPermissions {
  readonly #permissions: Pick<PermissionsService, 'authorizeConditional'>;
  readonly #toCriteria: ConditionTransformer<DeploymentCondition>;
  readonly #ownersOf: (id: string) => readonly string[];
  readonly #find: (id: string) => Deployment | undefined;

  constructor(options: {
    permissions: Pick<PermissionsService, 'authorizeConditional'>;
    toCriteria: ConditionTransformer<DeploymentCondition>;
    /** Owners of the entities that a Deployment belongs to, by its id. */
    ownersOf: (id: string) => readonly string[];
    /** The row of an id. */
    find: (id: string) => Deployment | undefined;
  }) {
    this.#permissions = options.permissions;
    this.#toCriteria = options.toCriteria;
    this.#ownersOf = options.ownersOf;
    this.#find = options.find;
  }

  /**
   * What the caller may see of Deployments, and whether the policy lets them read every entity of the
   * catalog; one question to it.
   */
  async decideReads(caller: Caller): Promise<{
    deployments: DeploymentDecision;
    readsEveryEntity: boolean;
  }> {
    const [reads, entities] = await this.#permissions.authorizeConditional(
      [
        { permission: gitopsDeploymentReadPermission },
        { permission: catalogEntityReadPermission },
      ],
      caller,
    );
    return {
      deployments: this.#toDecision(reads),
      readsEveryEntity: entities.result === AuthorizeResult.ALLOW,
    };
  }

  /** A decision for each permission, in their order; one question to the policy. */
  async decide(
    permissions: readonly ResourcePermission[],
    { credentials }: Caller,
  ): Promise<DeploymentDecision[]> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(decision => this.#toDecision(decision));
  }

  /**
   * The row of an id, as its engine told it, when the caller may see it, and may do the other thing too.
   *
   * @param caller.permission - the other thing
   * @throws NotAllowedError when the policy refuses; NotFoundError when there is no such row, or the caller
   * may not see this one
   */
  async find(
    id: string,
    caller: Caller & { permission?: ResourcePermission },
  ): Promise<Deployment> {
    const { permission } = caller;
    const [reads, does] = await this.decide(
      [gitopsDeploymentReadPermission, ...(permission ? [permission] : [])],
      caller,
    );
    expectReader(reads);
    // Before anything is told of the row: who may do it nowhere learns nothing of what there is.
    if (does?.result === 'deny') throw toRefusal(permission);
    const deployment = this.#find(id);
    if (
      !deployment ||
      (reads.result === 'some' && !reads.includes(deployment))
    ) {
      throw new NotFoundError(`No engine tells of a Deployment ${id}`);
    }
    if (does?.result === 'some' && !does.includes(deployment)) {
      throw toRefusal(permission);
    }
    return deployment;
  }

  #toDecision(decision: PolicyDecision): DeploymentDecision {
    if (decision.result === AuthorizeResult.ALLOW) return { result: 'allow' };
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return { result: 'deny' };
    }
    const condition = toDeploymentPredicate(
      this.#toCriteria(decision.conditions),
    );
    return {
      result: 'some',
      includes: deployment =>
        condition(toDeploymentSubject(deployment, this.#ownersOf)),
    };
  }
}

function toRefusal(permission: ResourcePermission | undefined): Error {
  return new NotAllowedError(
    `You may not do this to this Deployment: it takes the permission ${permission?.name}`,
  );
}
