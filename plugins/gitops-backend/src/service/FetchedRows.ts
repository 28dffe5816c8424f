import {
  ActionCheck,
  ActionChecks,
  Deployment,
  gitopsDeploymentReadPermission,
  selectActionPermission,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { sourceActionNames } from '../actions/actionNames';
import { DeploymentPermissions } from '../permissions/DeploymentPermissions';
import { expectReader } from '../permissions/expectReader';
import { includesDeployment } from '../permissions/includesDeployment';
import { ActionChecker } from './ActionChecker';

const NAMED = 3;

type Caller = { credentials: BackstageCredentials };

/** The Deployments that are fetched from a source, and who may act on it: who may on all of them. */
export class FetchedRows {
  readonly #permissions: Pick<DeploymentPermissions, 'decide'>;
  readonly #list: () => readonly Deployment[];
  readonly #checker: Pick<ActionChecker, 'checkSource'>;

  constructor(options: {
    permissions: Pick<DeploymentPermissions, 'decide'>;
    store: { list: () => readonly Deployment[] };
    checker: Pick<ActionChecker, 'checkSource'>;
  }) {
    this.#permissions = options.permissions;
    this.#list = () => options.store.list();
    this.#checker = options.checker;
  }

  list(sourceId: string): Deployment[] {
    return this.#list().filter(({ sources }) =>
      sources.some(({ object }) => object?.id === sourceId),
    );
  }

  /** @throws NotFoundError, NotAllowedError */
  async find(
    sourceId: string,
    name: SourceActionName,
    caller: Caller,
  ): Promise<Deployment[]> {
    const permission = selectActionPermission(name);
    const [reads, does] = await this.#permissions.decide(
      [gitopsDeploymentReadPermission, permission],
      caller,
    );
    expectReader(reads);
    if (does.result === 'deny') {
      throw new NotAllowedError(`It takes the permission ${permission.name}`);
    }
    const rows = this.list(sourceId);
    if (!rows.some(row => includesDeployment(reads, row))) {
      throw new NotFoundError(`No Deployment is fetched from ${sourceId}`);
    }
    if (
      !rows.every(
        row => includesDeployment(reads, row) && includesDeployment(does, row),
      )
    ) {
      throw new NotAllowedError(
        `Other Deployments are fetched from this source as well, and it takes the permission ${permission.name} on all of them`,
      );
    }
    return rows;
  }

  /** What can be done to sources now, of those the caller sees something of. @throws NotAllowedError */
  async check(
    sourceIds: readonly string[],
    caller: Caller & { signal: AbortSignal },
  ): Promise<ActionChecks> {
    const [reads, ...decisions] = await this.#permissions.decide(
      [
        gitopsDeploymentReadPermission,
        ...sourceActionNames.map(selectActionPermission),
      ],
      caller,
    );
    expectReader(reads);
    const visible = [...new Set(sourceIds)].flatMap(id => {
      const rows = this.list(id);
      const seen = rows.filter(row => includesDeployment(reads, row));
      return seen.length > 0 ? [{ id, rows, seen }] : [];
    });
    return {
      items: await Promise.all(
        visible.map(async ({ id, rows, seen }) => ({
          id,
          actions: (
            await this.#checker.checkSource(seen[0], id, caller)
          ).map((check): ActionCheck => {
            const does =
              decisions[sourceActionNames.findIndex(n => n === check.action)];
            return {
              ...check,
              warnings: [...check.warnings, ...toShared(seen)],
              permitted:
                rows.length === seen.length &&
                rows.every(row => includesDeployment(does, row)),
            };
          }),
        })),
      ),
    };
  }
}

function toShared(rows: readonly Deployment[]): ActionCheck['warnings'] {
  if (rows.length < 2) return [];
  const names = rows.map(({ app }) => app).sort();
  const more = names.length - NAMED;
  return [
    {
      code: 'SharedSource',
      message: `${rows.length} deployments are fetched from it: ${names
        .slice(0, NAMED)
        .join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    },
  ];
}
