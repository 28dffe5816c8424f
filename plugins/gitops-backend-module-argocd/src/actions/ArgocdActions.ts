import {
  ActionNotice,
  Deployment,
  DeploymentAction,
  DeploymentActionName,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionAuthor,
  ActionProgress,
  EngineActionCheck,
  EngineActions,
  TakenAction,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { InputError } from '@backstage/errors';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { readSyncWindows } from '../client/readSyncWindows';
import { toApplicationAddress } from '../details/toApplicationAddress';
import {
  APPLICATION_ACTIONS,
  toActionChecks,
} from '../mapping/actions/toActionChecks';
import { ActionsContext } from './ActionsContext';
import { actOnResource } from './actOnResource';
import { endHonestly } from './endHonestly';
import { followTaken } from './followTaken';
import { runAutoSync } from './runAutoSync';
import { runRefresh } from './runRefresh';
import { runRollback } from './runRollback';
import { runSync } from './runSync';
import { runTerminate } from './runTerminate';

/** Acts on Applications. */
export class ArgocdActions implements EngineActions {
  constructor(private readonly context: ActionsContext) {}

  listActions(_deployment: Deployment): DeploymentActionName[] {
    return [...APPLICATION_ACTIONS];
  }

  async checkActions(
    deployment: Deployment,
    { signal }: { signal: AbortSignal },
  ): Promise<EngineActionCheck[]> {
    const { connection } = this.context;
    const options = { application: toApplicationAddress(deployment), signal };
    const [application, windows] = await Promise.allSettled([
      readApplicationDetail(connection, options),
      readSyncWindows(connection, options),
    ]);
    signal.throwIfAborted();
    return toActionChecks(deployment, {
      ...(application.status === 'fulfilled' && {
        application: application.value,
      }),
      ...(windows.status === 'fulfilled' && { windows: windows.value }),
      unread: [
        ...this.toUnread(application, 'The present state'),
        ...this.toUnread(windows, 'Sync windows'),
      ],
    });
  }

  act(
    deployment: Deployment,
    action: DeploymentAction,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    const { subject } = this.context.connection;
    return endHonestly(this.run(deployment, action, options), { subject });
  }

  follow(
    deployment: Deployment,
    taken: TakenAction,
    options: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    const { context } = this;
    return followTaken(deployment, taken, { ...options, context });
  }

  private run(
    deployment: Deployment,
    { action, parameters }: DeploymentAction,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    const withContext = { ...options, context: this.context };
    switch (action) {
      case 'sync':
        return runSync(deployment, parameters, withContext);
      case 'refresh':
        return runRefresh(deployment, parameters, withContext);
      case 'terminate':
        return runTerminate(deployment, withContext);
      case 'rollback':
        return runRollback(deployment, parameters, withContext);
      case 'auto-sync':
        return runAutoSync(deployment, parameters, withContext);
      case 'resource-action':
        return actOnResource(deployment, parameters, withContext);
      default:
        throw new InputError(`Argo CD has no action ${action}.`);
    }
  }

  private toUnread(
    result: PromiseSettledResult<unknown>,
    what: string,
  ): ActionNotice[] {
    if (result.status === 'fulfilled') return [];
    const { subject } = this.context.connection;
    const { code, message } = toEngineError(result.reason, subject);
    return [{ code, message: `${what} could not be read. ${message}` }];
  }
}
