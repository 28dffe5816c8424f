import { InputError } from '@backstage/errors';
import {
  Deployment,
  DeploymentAction,
  DeploymentActionName,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionAuthor,
  ActionProgress,
  ActionSource,
  EngineActionCheck,
  EngineActions,
  TakenAction,
} from '@backstage-gitops/plugin-gitops-node';
import { createDeadline } from '../client';
import { readFluxObject } from '../details/readFluxObject';
import {
  deriveActionNotices,
  deriveSourceNotices,
  fluxActions,
  selectFetchedFirst,
  selectGitOwner,
} from '../mapping';
import { ActionContext } from './ActionContext';
import { actOnWorkload, followWorkload } from './actOnWorkload';
import { followTaken } from './followTaken';
import { FluxTarget } from './FluxTarget';
import { reconcileFluxObject } from './reconcileFluxObject';
import { suspendFluxObject } from './suspendFluxObject';

const CHECK_LIMIT_MS = 5_000;

/** What Git may undo. */
const SWITCHES: readonly DeploymentActionName[] = ['suspend', 'resume'];

const UNREAD = {
  code: 'OwnerUnknown',
  message:
    'Whether Git itself says that it is suspended, and would undo this, could not be read now.',
};

/** Acts on Kustomizations, HelmReleases and sources of the Flux of one cluster. */
export class FluxActions implements EngineActions {
  readonly #context: ActionContext;

  constructor(context: ActionContext) {
    this.#context = context;
  }

  listActions(): DeploymentActionName[] {
    return [...fluxActions, 'resource-action'];
  }

  async checkActions(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<EngineActionCheck[]> {
    const owner = await this.#readGitOwner(deployment, options);
    return this.listActions().map(action => {
      const notices = deriveActionNotices(deployment, action, owner.name);
      return {
        action,
        ...notices,
        warnings: [
          ...notices.warnings,
          ...(owner.isUnread && SWITCHES.includes(action) ? [UNREAD] : []),
        ],
      };
    });
  }

  async checkSourceActions(
    source: ActionSource,
    options: { signal: AbortSignal },
  ): Promise<EngineActionCheck[]> {
    const owner = await this.#readGitOwner(source, options);
    const { suspended = source.suspended } = owner;
    return fluxActions.map(action => {
      const notices = deriveSourceNotices({ suspended }, action, owner.name);
      return {
        action,
        ...notices,
        warnings: [
          ...notices.warnings,
          ...(owner.isUnread && action !== 'reconcile' ? [UNREAD] : []),
        ],
      };
    });
  }

  async *act(
    deployment: Deployment,
    action: DeploymentAction,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncGenerator<ActionProgress, void, undefined> {
    switch (action.action) {
      case 'reconcile':
        yield* this.#reconcile(deployment, action.parameters, options);
        return;
      case 'suspend':
        yield* suspendFluxObject(this.#context, deployment, options);
        return;
      case 'resource-action':
        yield* actOnWorkload(this.#context, deployment, {
          ...options,
          parameters: action.parameters,
        });
        return;
      case 'resume':
        yield* reconcileFluxObject(this.#context, deployment, {
          ...options,
          resume: true,
        });
        return;
      default:
        throw new InputError(
          `Flux has no action ${
            action.action
          }. It has ${this.listActions().join(', ')}.`,
        );
    }
  }

  async *actOnSource(
    source: ActionSource,
    action: SourceActionName,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncGenerator<ActionProgress, void, undefined> {
    if (action === 'suspend') {
      yield* suspendFluxObject(this.#context, source, options);
      return;
    }
    yield* reconcileFluxObject(this.#context, source, {
      ...options,
      resume: action === 'resume',
    });
  }

  follow(
    deployment: Deployment,
    taken: TakenAction,
    options: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    const { action, trace } = taken;
    if (action.action === 'resource-action') {
      const { parameters } = action;
      const { details } = this.#context;
      return followWorkload(details, deployment, {
        ...options,
        parameters,
        trace,
      });
    }
    return followTaken(this.#context, deployment, { ...options, taken });
  }

  followOnSource(
    source: ActionSource,
    taken: TakenAction,
    options: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress> {
    return followTaken(this.#context, source, { ...options, taken });
  }

  async *#reconcile(
    deployment: Deployment,
    parameters: Extract<
      DeploymentAction,
      { action: 'reconcile' }
    >['parameters'],
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncGenerator<ActionProgress, void, undefined> {
    const { withSource, force, reset } = parameters;
    if ((force || reset) && deployment.kind !== 'HelmRelease') {
      throw new InputError(
        `Only a HelmRelease can be reconciled with force or reset; ${deployment.name} is a ${deployment.kind}.`,
      );
    }
    const first = withSource
      ? selectFetchedFirst(
          await readFluxObject(this.#context.reader, deployment, options),
        )
      : [];
    yield* reconcileFluxObject(this.#context, deployment, {
      ...options,
      force,
      reset,
      first,
    });
  }

  /** Only the managed fields tell whether Git has a say. */
  async #readGitOwner(
    acted: { kind: string; namespace: string; name: string },
    options: { signal: AbortSignal },
  ): Promise<{ name?: string; suspended?: boolean; isUnread?: boolean }> {
    const { reader } = this.#context;
    const deadline = createDeadline(CHECK_LIMIT_MS, {
      timing: reader.connection.timing,
      signal: options.signal,
    });
    try {
      const target = await FluxTarget.create(reader, acted);
      const object = await target.read({ signal: deadline.signal });
      return { name: selectGitOwner(object), suspended: object.spec.suspend };
    } catch {
      options.signal.throwIfAborted();
      return { isUnread: true };
    } finally {
      deadline.cancel();
    }
  }
}
