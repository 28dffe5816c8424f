import { randomUUID } from 'node:crypto';
import {
  ActionChecks,
  ActionRecord,
  Deployment,
  DeploymentActionName,
  EngineState,
  gitopsDeploymentReadPermission,
  selectActionPermission,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import {
  ConflictError,
  InputError,
  NotFoundError,
  NotImplementedError,
} from '@backstage/errors';
import { ActionFollower } from '../actions/ActionFollower';
import { actionNames } from '../actions/actionNames';
import { DatabaseActions } from '../actions/DatabaseActions';
import { parseActionParameters } from '../actions/parseActionParameters';
import { expectReachable } from '../live/expectReachable';
import { DeploymentDecision } from '../permissions/DeploymentDecision';
import { DeploymentPermissions } from '../permissions/DeploymentPermissions';
import { expectReader } from '../permissions/expectReader';
import { includesDeployment } from '../permissions/includesDeployment';
import { ActionChecker } from './ActionChecker';
import { ActionCaller, DeploymentActions } from './DeploymentActions';
import { FetchedRows } from './FetchedRows';
import { toCallerName } from './toCallerName';

type Caller = Pick<ActionCaller, 'credentials'>;

/** What {@link DefaultDeploymentActions} works with. */
export type DeploymentActionsOptions = {
  permissions: Pick<DeploymentPermissions, 'decide' | 'find'>;
  store: {
    get: (id: string) => Deployment | undefined;
    list: () => readonly Deployment[];
  };
  findEngine: (deployment: Deployment) => GitopsEngine | undefined;
  findEngineState: (deployment: Deployment) => EngineState | undefined;
  checker: ActionChecker;
  database: Pick<DatabaseActions, 'begin' | 'get' | 'list'>;
  follower: Pick<ActionFollower, 'begin'>;
  clock: () => Date;
  /** Aborts when the backend stops. */
  signal: AbortSignal;
};

/** Asks the policy, looks whether it can be done now, writes it down, and has the engine do it. */
export class DefaultDeploymentActions implements DeploymentActions {
  readonly #options: DeploymentActionsOptions;
  readonly #fetched: FetchedRows;

  constructor(options: DeploymentActionsOptions) {
    this.#options = options;
    this.#fetched = new FetchedRows(options);
  }

  async check(
    ids: readonly string[],
    caller: Caller & { signal: AbortSignal },
  ): Promise<ActionChecks> {
    const { checker, permissions, store } = this.#options;
    const needed = actionNames.map(selectActionPermission);
    const [reads, ...decisions] = await permissions.decide(
      [gitopsDeploymentReadPermission, ...needed],
      caller,
    );
    expectReader(reads);
    const visible = [...new Set(ids)].flatMap(id => {
      const deployment = store.get(id);
      return deployment && includesDeployment(reads, deployment)
        ? [deployment]
        : [];
    });
    return {
      items: await Promise.all(
        visible.map(async deployment => ({
          id: deployment.id,
          actions: (
            await checker.check(deployment, caller)
          ).map(check => ({
            ...check,
            permitted: includesDeployment(
              decisions[actionNames.indexOf(check.action)],
              deployment,
            ),
          })),
        })),
      ),
    };
  }

  checkSources(
    sourceIds: readonly string[],
    caller: Caller & { signal: AbortSignal },
  ): Promise<ActionChecks> {
    return this.#fetched.check(sourceIds, caller);
  }

  async run(
    id: string,
    { name, parameters }: { name: DeploymentActionName; parameters: unknown },
    caller: ActionCaller,
  ): Promise<ActionRecord> {
    const { checker, findEngine, findEngineState, permissions } = this.#options;
    const deployment = await permissions.find(id, {
      credentials: caller.credentials,
      permission: selectActionPermission(name),
    });
    const action = parseActionParameters(name, parameters);
    const engine = findEngine(deployment);
    const has = checker.list(deployment);
    if (!engine?.actions || !has.includes(name)) {
      throw new InputError(
        `There is no ${name} of this ${deployment.kind}; ${
          has.length > 0 ? `there are ${has.join(', ')}` : 'it is only read'
        }`,
      );
    }
    const state = findEngineState(deployment);
    expectReachable(deployment, { state, needsCluster: false });
    const { signal } = this.#options;
    const checks = await checker.check(deployment, { signal });
    const { blockers = [] } = checks.find(each => each.action === name) ?? {};
    if (blockers.length > 0) {
      throw new ConflictError(blockers.map(({ message }) => message).join(' '));
    }
    const { actions } = engine;
    return this.#take(engine, caller, {
      target: { type: 'deployment', id },
      subject: `${deployment.app} on ${deployment.cluster.name}`,
      action: name,
      parameters: action.parameters,
      act: options => actions.act(deployment, action, options),
    });
  }

  async runOnSource(
    sourceId: string,
    { name, parameters }: { name: SourceActionName; parameters: unknown },
    caller: ActionCaller,
  ): Promise<ActionRecord> {
    const { findEngine, findEngineState } = this.#options;
    const rows = await this.#fetched.find(sourceId, name, caller);
    if (name === 'reconcile') parseActionParameters('suspend', parameters);
    else parseActionParameters(name, parameters);
    const [first] = rows;
    const source = first.sources.find(({ object }) => object?.id === sourceId);
    const engine = findEngine(first);
    if (!source?.object || !engine?.actions?.actOnSource) {
      const { type, name: engineName } = first.engine;
      throw new NotImplementedError(
        `Engine ${type} ${engineName} does nothing to sources`,
      );
    }
    const state = findEngineState(first);
    expectReachable(first, { state, needsCluster: false });
    const { object } = source;
    const { actions } = engine;
    return this.#take(engine, caller, {
      target: { type: 'source', id: sourceId },
      subject: `${object.kind} ${object.name}`,
      action: name,
      parameters: {},
      act: options => actions.actOnSource!(object, name, options),
    });
  }

  async get(actionId: string, caller: Caller): Promise<ActionRecord> {
    const { database, permissions } = this.#options;
    const [reads] = await permissions.decide(
      [gitopsDeploymentReadPermission],
      caller,
    );
    expectReader(reads);
    const record = await database.get(actionId);
    if (!record || !this.#isVisible(record, reads, caller)) {
      throw new NotFoundError(`There is no action ${actionId}`);
    }
    return record;
  }

  async list(
    query: { deployment?: string; mine: boolean; limit: number },
    caller: Caller,
  ): Promise<{ items: ActionRecord[] }> {
    const { database, permissions } = this.#options;
    const { deployment, mine, limit } = query;
    const [reads] = await permissions.decide(
      [gitopsDeploymentReadPermission],
      caller,
    );
    expectReader(reads);
    if (deployment !== undefined) await permissions.find(deployment, caller);
    const by = toCallerName(caller.credentials);
    const items = await database.list({
      ...(deployment !== undefined && { target: deployment }),
      ...((mine || deployment === undefined) && { by }),
      limit,
    });
    return {
      items: items.filter(record => this.#isVisible(record, reads, caller)),
    };
  }

  /** Own ones, as long as nothing they are about is hidden; those of others, when what they are about is seen. */
  #isVisible(
    { by, target }: ActionRecord,
    reads: DeploymentDecision,
    { credentials }: Caller,
  ): boolean {
    const { store } = this.#options;
    const rows =
      target.type === 'deployment'
        ? [store.get(target.id)].flatMap(row => row ?? [])
        : this.#fetched.list(target.id);
    if (rows.length === 0) return by === toCallerName(credentials);
    return rows.some(row => includesDeployment(reads, row));
  }

  async #take(
    engine: GitopsEngine,
    { audit, credentials }: ActionCaller,
    request: Pick<
      ActionRecord,
      'target' | 'subject' | 'action' | 'parameters'
    > & {
      act: (options: {
        by: { entityRef: string };
        signal: AbortSignal;
      }) => AsyncIterable<ActionProgress>;
    },
  ): Promise<ActionRecord> {
    const { clock, database, follower } = this.#options;
    const { act, ...what } = request;
    const by = toCallerName(credentials);
    const record: ActionRecord = {
      id: randomUUID(),
      ...what,
      by,
      state: 'Requested',
      startedAt: clock().toISOString(),
    };
    const open = await database.begin(record);
    if (open) {
      throw new ConflictError(
        `You did this at ${open.startedAt} already, and it is not at its end: see action ${open.id}`,
      );
    }
    return follower.begin(record, engine, {
      act: signal => act({ by: { entityRef: by }, signal }),
      audit,
    });
  }
}
