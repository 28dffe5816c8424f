import { Commit } from '@backstage-gitops/plugin-gitops-common';
import {
  CommitRequest,
  EngineDelivery,
  EngineEvent,
  GitopsEngine,
  RawAnswer,
  RawRead,
} from '@backstage-gitops/plugin-gitops-node';
import { ArgocdActions } from './actions/ArgocdActions';
import { ArgocdClient } from './client/ArgocdClient';
import { ArgocdDetails } from './details/ArgocdDetails';
import { ArgocdObservation } from './mapping/ArgocdObservation';
import { hideConfidential } from './mapping/details/hideConfidential';
import { toCommit } from './mapping/toCommit';
import { toDeliveries } from './mapping/toDeliveries';
import { toSources } from './mapping/toSources';
import { ApplicationPicture } from './observation/ApplicationPicture';
import { EngineTiming, systemTiming } from './observation/EngineTiming';
import { FailureLog } from './observation/FailureLog';
import { MemberScope } from './observation/MemberScope';
import { observeApplications } from './observation/observeApplications';
import { ReachabilityMemory } from './observation/ReachabilityMemory';
import { toApplicationKey } from './observation/toApplicationKey';
import { WantedApplication } from './observation/WantedApplication';
import { readRaw } from './raw/readRaw';

const COMMIT = /^[0-9a-f]{40}$/;

/** One installed Argo CD. */
export class ArgocdEngine implements GitopsEngine {
  readonly type = 'argocd';
  readonly name: string;
  readonly details: ArgocdDetails;
  readonly actions: ArgocdActions;
  /** Outlives an observation: what was Synced before a cut is still known after it. */
  private readonly memory = new Map<string, ArgocdObservation>();
  private readonly reachability = new ReachabilityMemory();
  private readonly shown = new Map<string, WantedApplication>();
  private readonly scope: MemberScope;
  private picture?: ApplicationPicture;

  /**
   * @param options - `client` reads this Argo CD; `frontendUrl`: its address for people; `projects`:
   *   observe only these; `failures`: told why something failed; `timing`: only tests give another than the machine's
   */
  constructor(
    private readonly options: {
      name: string;
      client: ArgocdClient;
      frontendUrl?: string;
      projects?: readonly string[];
      failures?: FailureLog;
      timing?: EngineTiming;
    },
  ) {
    this.name = options.name;
    this.scope = new MemberScope(options.projects);
    const { client, timing = systemTiming } = options;
    const { connection } = client;
    this.actions = new ArgocdActions({ connection, timing });
    this.details = new ArgocdDetails({
      connection,
      timing,
      hide: text => this.hide(text),
    });
  }

  observe({ signal }: { signal: AbortSignal }): AsyncIterable<EngineEvent> {
    const { name, client, frontendUrl } = this.options;
    const picture = new ApplicationPicture({
      engine: name,
      frontendUrl,
      memory: this.memory,
      reachability: this.reachability,
      shown: this.shown,
    });
    this.picture = picture;
    return observeApplications({
      client,
      picture,
      scope: this.scope,
      failures: this.options.failures,
      timing: this.options.timing ?? systemTiming,
      signal,
    });
  }

  async readCommit(
    { deployment, sha, sourceIndex }: CommitRequest,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined> {
    const source = deployment.sources[sourceIndex];
    // Argo CD asks Git for anything else too: for a branch it fails, a chart's version it cannot know.
    if (!COMMIT.test(sha) || !source || source.chart) return undefined;
    const metadata = await this.options.client.getRevisionMetadata(
      { ...deployment, project: deployment.project ?? 'default' },
      {
        ...options,
        revision: sha,
        sourceIndex: this.findOwnIndex(deployment, sourceIndex),
      },
    );
    return metadata && toCommit(sha, metadata);
  }

  readRaw(
    request: RawRead,
    { signal }: { signal: AbortSignal },
  ): Promise<RawAnswer> {
    const servers = this.picture?.clusters.listServers() ?? [];
    return readRaw(this.options.client.connection, request, {
      servers,
      signal,
    });
  }

  listDeliveries(deploymentId: string): EngineDelivery[] | undefined {
    const held = this.picture?.find(deploymentId);
    return held && toDeliveries(held.application, held.deployment.app);
  }

  private hide(text: string): string {
    const { secrets, host } = this.options.client.connection.listConfidential();
    const servers = this.picture?.clusters.listServers() ?? [];
    return hideConfidential(text, { secrets, servers: [host, ...servers] });
  }

  /** Our main source comes first; Argo CD counts in the order of `spec.sources`. */
  private findOwnIndex(
    deployment: CommitRequest['deployment'],
    sourceIndex: number,
  ): number | undefined {
    const application = this.picture?.get(
      toApplicationKey(deployment),
    )?.application;
    if (!application) {
      return deployment.sources.length > 1 ? sourceIndex : undefined;
    }
    if (application.spec.sources.length === 0) return undefined;
    return toSources(application, undefined)[sourceIndex]?.index;
  }
}
