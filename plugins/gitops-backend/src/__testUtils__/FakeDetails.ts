import {
  Deployment,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceNode,
  ResourceRef,
  ResourceTree,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineDetails } from '@backstage-gitops/plugin-gitops-node';
import { NotFoundError } from '@backstage/errors';

/** What {@link FakeDetails} is asked. */
export type DetailsCall = { read: string; id: string; signal: AbortSignal };

export const podRef: ResourceRef = {
  group: '',
  kind: 'Pod',
  namespace: 'shop',
  name: 'checkout-api-1',
};
const pod: ResourceNode = {
  id: toResourceId(podRef),
  ref: podRef,
  parents: [],
  managed: false,
  health: 'Degraded',
  specifics: {
    type: 'pod',
    status: 'CrashLoopBackOff',
    ready: 0,
    total: 1,
    restarts: 3,
  },
};

/** Knows one Pod of every Deployment. A test may keep answers back, or make them fail. */
export class FakeDetails implements EngineDetails {
  readonly calls: DetailsCall[] = [];
  /** Awaited before every answer. */
  pause: () => Promise<void> = async () => {};
  /** What the logs are. */
  lines: (signal: AbortSignal, query: LogQuery) => AsyncIterable<LogEvent> =
    async function* lines() {
      yield { type: 'line', pod: podRef.name, text: 'hello' } as const;
      yield { type: 'end' } as const;
    };

  async readDetails(
    ...[row, options]: Parameters<EngineDetails['readDetails']>
  ) {
    await this.#take('details', row, options);
    const details: DeploymentDetails = {
      conditions: [
        { type: 'x', severity: 'info', meaning: 'It is so.', raw: 'so' },
      ],
      parameters: [{ name: 'image.tag', value: '1.4.2', from: 'values' }],
      imageAutomation: [],
      links: [
        { kind: 'engine', title: 'Argo CD', url: 'https://argocd.example.com' },
      ],
      problems: [],
    };
    return details;
  }

  async readResources(
    ...[row, options]: Parameters<EngineDetails['readResources']>
  ): Promise<ResourceTree> {
    await this.#take('resources', row, options);
    return { nodes: [pod], problems: [{ code: 'Forbidden', message: 'no' }] };
  }

  async readResource(
    ...[row, ref, options]: Parameters<EngineDetails['readResource']>
  ): Promise<LiveResource> {
    await this.#take('resource', row, options);
    if (toResourceId(ref) !== pod.id) {
      throw new NotFoundError(`It has no ${ref.kind} ${ref.name}`);
    }
    return { node: pod, manifest: 'kind: Pod\n' };
  }

  async readDiff(
    ...[row, options]: Parameters<EngineDetails['readDiff']>
  ): Promise<DeploymentDiff> {
    await this.#take('diff', row, options);
    const side = { quiet: 'a: 1\n', full: 'a: 1\n' };
    return {
      basis: 'desired',
      resources: [
        {
          id: pod.id,
          ref: podRef,
          state: 'changed',
          desired: side,
          live: side,
        },
      ],
      problems: [],
    };
  }

  async readEvents(
    ...[row, options]: Parameters<EngineDetails['readEvents']>
  ): Promise<DeploymentEvents> {
    await this.#take(`events ${options.resource?.name ?? ''}`, row, options);
    return {
      items: [
        {
          id: '1',
          type: 'Warning',
          reason: 'BackOff',
          message: 'Back-off restarting',
          count: 3,
          about: podRef,
        },
      ],
      problems: [],
    };
  }

  readLogs(
    ...[row, query, options]: Parameters<EngineDetails['readLogs']>
  ): AsyncIterable<LogEvent> {
    this.calls.push({ read: 'logs', id: row.id, signal: options.signal });
    return this.lines(options.signal, query);
  }

  async readResourceActions(
    row: Deployment,
    _ref: ResourceRef,
    options: { signal: AbortSignal },
  ): Promise<OfferedResourceAction[]> {
    await this.#take('resource-actions', row, options);
    return [
      { name: 'restart', title: 'Restart', disabled: false, destructive: true },
    ];
  }

  async #take(
    read: string,
    { id }: Deployment,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    this.calls.push({ read, id, signal });
    await this.pause();
  }
}
