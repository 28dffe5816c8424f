import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ActionCheck,
  Deployment,
  DeploymentActionName,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineActionCheck,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { toError } from '@backstage/errors';
import { sourceActionNames } from '../actions/actionNames';
import { expectReachable } from '../live/expectReachable';
import { SharedReads } from '../live/SharedReads';
import { UpstreamReads } from '../live/UpstreamReads';

const KEEP_MS = 3_000;
const TIMEOUT_MS = 8_000;

/** What can be done to a Deployment now, apart from who asks. */
export class ActionChecker {
  readonly #shared: SharedReads<EngineActionCheck[]>;
  readonly #options: {
    findEngine: (deployment: Deployment) => GitopsEngine | undefined;
    findEngineState: (deployment: Deployment) => EngineState | undefined;
    upstream: Pick<UpstreamReads, 'read'>;
    logger: Pick<LoggerService, 'debug'>;
    sleep: (ms: number) => Promise<void>;
  };

  constructor(options: {
    findEngine: (deployment: Deployment) => GitopsEngine | undefined;
    findEngineState: (deployment: Deployment) => EngineState | undefined;
    upstream: Pick<UpstreamReads, 'read'>;
    logger: Pick<LoggerService, 'debug'>;
    sleep: (ms: number) => Promise<void>;
  }) {
    this.#options = options;
    this.#shared = new SharedReads({ keepMs: KEEP_MS, sleep: options.sleep });
  }

  /** The actions its engine has for it. No I/O. */
  list(deployment: Deployment): DeploymentActionName[] {
    const { actions } = this.#options.findEngine(deployment) ?? {};
    return actions?.listActions(deployment) ?? [];
  }

  /** Blockers and warnings of each of them. What cannot be asked is a warning, never a rejection. */
  async check(
    deployment: Deployment,
    { signal }: { signal: AbortSignal },
  ): Promise<Omit<ActionCheck, 'permitted'>[]> {
    const { actions } = this.#options.findEngine(deployment) ?? {};
    const names = this.list(deployment);
    if (!actions || names.length === 0) return [];
    const { id, sync, operation, automation } = deployment;
    return this.#ask(deployment, {
      // What was kept of the row as it was before answers nobody any more.
      key: JSON.stringify([id, sync, operation?.phase, automation]),
      names,
      read: within => actions.checkActions(deployment, { signal: within }),
      signal,
    });
  }

  /** The same for the source of that id, which this Deployment is fetched from. */
  async checkSource(
    deployment: Deployment,
    sourceId: string,
    { signal }: { signal: AbortSignal },
  ): Promise<Omit<ActionCheck, 'permitted'>[]> {
    const { actions } = this.#options.findEngine(deployment) ?? {};
    const source = deployment.sources
      .map(({ object }) => object)
      .find(object => object?.id === sourceId);
    if (!source || !actions?.actOnSource) return [];
    return this.#ask(deployment, {
      key: sourceId,
      names: sourceActionNames,
      read: async within =>
        (await actions.checkSourceActions?.(source, { signal: within })) ?? [],
      signal,
    });
  }

  async #ask(
    deployment: Deployment,
    options: {
      /** Who asks with the same one may get one answer. */
      key: string;
      names: readonly DeploymentActionName[];
      read: (signal: AbortSignal) => Promise<EngineActionCheck[]>;
      signal: AbortSignal;
    },
  ): Promise<Omit<ActionCheck, 'permitted'>[]> {
    const { key, names, read, signal } = options;
    const engine = this.#options.findEngine(deployment);
    if (!engine) return [];
    const unreachable = this.#findUnreachable(deployment);
    if (unreachable) {
      const blocker = { code: 'EngineUnreachable', message: unreachable };
      return names.map(action => ({
        action,
        blockers: [blocker],
        warnings: [],
      }));
    }
    try {
      const checks = await this.#shared.get(
        key,
        end =>
          this.#options.upstream.read(engine, 'action-checks', {
            read,
            signal: end,
            timeoutMs: TIMEOUT_MS,
          }),
        signal,
      );
      return names.map(action => {
        const found = checks.find(each => each.action === action);
        const { blockers = [], warnings = [] } = found ?? {};
        return { action, blockers, warnings };
      });
    } catch (error) {
      this.#options.logger.debug('Actions were not checked', toError(error));
      const warning = {
        code: 'Unchecked',
        message: `Whether anything stands against it could not be asked: ${
          toError(error).message
        }`,
      };
      return names.map(action => ({
        action,
        blockers: [],
        warnings: [warning],
      }));
    }
  }

  #findUnreachable(deployment: Deployment): string | undefined {
    try {
      const state = this.#options.findEngineState(deployment);
      expectReachable(deployment, { state, needsCluster: false });
      return undefined;
    } catch (error) {
      return toError(error).message;
    }
  }
}
