import {
  Deployment,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceRef,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineDetails } from '@backstage-gitops/plugin-gitops-node';
import { withAnalysisRuns } from '../mapping';
import { DetailsContext } from './DetailsContext';
import { readDeploymentDetails } from './readDeploymentDetails';
import { readDeploymentDiff } from './readDeploymentDiff';
import { readDeploymentEvents } from './readDeploymentEvents';
import { readLiveResource } from './readLiveResource';
import { readPodLogs } from './readPodLogs';
import { readResourceActions } from './readResourceActions';
import { readTree } from './readTree';

/** Looks into the Deployments of the Flux of one cluster through its API server. */
export class FluxDetails implements EngineDetails {
  readonly #context: DetailsContext;

  constructor(context: DetailsContext) {
    this.#context = context;
  }

  readDetails(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDetails> {
    return readDeploymentDetails(this.#context, deployment, options);
  }

  async readResources(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<ResourceTree> {
    const { entries, problems } = await readTree(
      this.#context,
      deployment,
      options,
    );
    return {
      nodes: withAnalysisRuns(entries.map(({ node }) => node)),
      problems,
    };
  }

  readResource(
    deployment: Deployment,
    ref: ResourceRef,
    options: { signal: AbortSignal },
  ): Promise<LiveResource> {
    return readLiveResource(this.#context, deployment, { ref, ...options });
  }

  readResourceActions(
    deployment: Deployment,
    ref: ResourceRef,
    options: { signal: AbortSignal },
  ): Promise<OfferedResourceAction[]> {
    return readResourceActions(this.#context, deployment, { ref, ...options });
  }

  readDiff(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDiff> {
    return readDeploymentDiff(this.#context, deployment, options);
  }

  readEvents(
    deployment: Deployment,
    options: { resource?: ResourceRef; signal: AbortSignal },
  ): Promise<DeploymentEvents> {
    return readDeploymentEvents(this.#context, deployment, options);
  }

  readLogs(
    deployment: Deployment,
    query: LogQuery,
    options: { signal: AbortSignal },
  ): AsyncIterable<LogEvent> {
    return readPodLogs(this.#context, deployment, { query, ...options });
  }
}
