import {
  Deployment,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  DeploymentLink,
  EngineState,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceRef,
  ResourceTree,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineDetails,
  GitopsEngine,
} from '@backstage-gitops/plugin-gitops-node';
import { NotImplementedError } from '@backstage/errors';
import { DeploymentPermissions } from '../permissions/DeploymentPermissions';
import { expectReachable } from '../live/expectReachable';
import { LiveKind } from '../live/LiveKind';
import { LiveLogs } from '../live/LiveLogs';
import { SharedReads } from '../live/SharedReads';
import { UpstreamReads } from '../live/UpstreamReads';
import { mergeLinks } from '../links/mergeLinks';
import { LiveCaller, LiveReads } from './LiveReads';

const KEEP_MS = 3_000;

/** What {@link DefaultLiveReads} works with. */
export type LiveReadsOptions = {
  /** Says what there is and who may see it. */
  deployments: Pick<DeploymentPermissions, 'find'>;
  findEngine: (deployment: Deployment) => GitopsEngine | undefined;
  findEngineState: (deployment: Deployment) => EngineState | undefined;
  /** Links that the engine cannot make, as it does not know Git hosts and dashboards. */
  toLinks: (deployment: Deployment) => DeploymentLink[];
  upstream: UpstreamReads;
  logs: LiveLogs;
  sleep: (ms: number) => Promise<void>;
};

type Read<T> = {
  id: string;
  kind: LiveKind;
  /** What tells this question from others of its kind. */
  parameters?: string;
  ask: (
    details: EngineDetails,
    deployment: Deployment,
    signal: AbortSignal,
  ) => Promise<T>;
};

/** Asks the engines, each thing once for all who ask it at the same time or shortly after. */
export class DefaultLiveReads implements LiveReads {
  readonly #options: LiveReadsOptions;
  readonly #details: SharedReads<DeploymentDetails>;
  readonly #resources: SharedReads<ResourceTree>;
  readonly #live: SharedReads<LiveResource>;
  readonly #diffs: SharedReads<DeploymentDiff>;
  readonly #events: SharedReads<DeploymentEvents>;
  readonly #offers: SharedReads<{ items: OfferedResourceAction[] }>;

  constructor(options: LiveReadsOptions) {
    this.#options = options;
    const kept = { keepMs: KEEP_MS, sleep: options.sleep };
    this.#details = new SharedReads(kept);
    this.#resources = new SharedReads(kept);
    this.#live = new SharedReads(kept);
    this.#diffs = new SharedReads(kept);
    this.#events = new SharedReads(kept);
    this.#offers = new SharedReads(kept);
  }

  async getDetails(id: string, caller: LiveCaller) {
    return this.#read(this.#details, caller, {
      id,
      kind: 'details',
      ask: async (details, deployment, signal) => {
        const told = await details.readDetails(deployment, { signal });
        const ours = this.#options.toLinks(deployment);
        return { ...told, links: mergeLinks(told.links, ours) };
      },
    });
  }

  async getResources(id: string, caller: LiveCaller) {
    return this.#read(this.#resources, caller, {
      id,
      kind: 'resources',
      ask: (details, deployment, signal) =>
        details.readResources(deployment, { signal }),
    });
  }

  async getResource(id: string, ref: ResourceRef, caller: LiveCaller) {
    return this.#read(this.#live, caller, {
      id,
      kind: 'resource',
      parameters: toKey(ref),
      ask: (details, deployment, signal) =>
        details.readResource(deployment, ref, { signal }),
    });
  }

  async getDiff(id: string, caller: LiveCaller) {
    return this.#read(this.#diffs, caller, {
      id,
      kind: 'diff',
      ask: (details, deployment, signal) =>
        details.readDiff(deployment, { signal }),
    });
  }

  async getEvents(
    id: string,
    resource: ResourceRef | undefined,
    caller: LiveCaller,
  ) {
    return this.#read(this.#events, caller, {
      id,
      kind: 'events',
      ...(resource && { parameters: toKey(resource) }),
      ask: (details, deployment, signal) =>
        details.readEvents(deployment, {
          ...(resource && { resource }),
          signal,
        }),
    });
  }

  async getResourceActions(id: string, ref: ResourceRef, caller: LiveCaller) {
    return this.#read(this.#offers, caller, {
      id,
      kind: 'resource-actions',
      parameters: toKey(ref),
      ask: async (details, deployment, signal) => ({
        items:
          (await details.readResourceActions?.(deployment, ref, { signal })) ??
          [],
      }),
    });
  }

  async openLogs(
    id: string,
    query: LogQuery,
    caller: LiveCaller,
  ): Promise<AsyncIterable<LogEvent>> {
    const { deployments, logs } = this.#options;
    const deployment = await deployments.find(id, {
      credentials: caller.credentials,
      permission: logs.permission,
    });
    const { details, engine } = this.#expectDetails(deployment);
    this.#expectReachable(deployment, 'logs', caller);
    return logs.open(
      engine,
      signal => details.readLogs(deployment, query, { signal }),
      caller,
    );
  }

  async #read<T>(
    shared: SharedReads<T>,
    caller: LiveCaller,
    read: Read<T>,
  ): Promise<T> {
    const { deployments, upstream } = this.#options;
    const { id, kind, parameters = '', ask } = read;
    const { credentials, signal } = caller;
    // Each caller by themselves; only what the engine says is shared.
    const deployment = await deployments.find(id, { credentials });
    const { details, engine } = this.#expectDetails(deployment);
    this.#expectReachable(deployment, kind, caller);
    const key = JSON.stringify([id, parameters]);
    upstream.count(kind, { isShared: !shared.isNew(key) });
    return shared.get(
      key,
      end =>
        upstream.read(engine, kind, {
          read: within => ask(details, deployment, within),
          signal: end,
        }),
      signal,
    );
  }

  #expectDetails(deployment: Deployment) {
    const engine = this.#options.findEngine(deployment);
    if (!engine?.details) {
      const { type, name } = deployment.engine;
      throw new NotImplementedError(
        `Engine ${type} ${name} tells no more of a Deployment than its row`,
      );
    }
    return { engine, details: engine.details };
  }

  #expectReachable(
    deployment: Deployment,
    kind: LiveKind,
    { insist }: LiveCaller,
  ): void {
    if (insist) return;
    expectReachable(deployment, {
      state: this.#options.findEngineState(deployment),
      needsCluster: kind !== 'details',
    });
  }
}

function toKey(ref: ResourceRef): string {
  return `${toResourceId(ref)} ${ref.version ?? ''}`;
}
