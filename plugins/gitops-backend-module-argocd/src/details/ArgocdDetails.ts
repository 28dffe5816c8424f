import {
  Deployment,
  DeploymentDiff,
  DeploymentDetails,
  DeploymentEvents,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceRef,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineDetails } from '@backstage-gitops/plugin-gitops-node';
import { DetailsContext } from './DetailsContext';
import { readDetails } from './readDetails';
import { readDiff } from './readDiff';
import { readEvents } from './readEvents';
import { readLogs } from './readLogs';
import { readResource } from './readResource';
import { readResourceActions } from './readResourceActions';
import { readResources } from './readResources';

/** Looks into Deployments through Argo CD. */
export class ArgocdDetails implements EngineDetails {
  constructor(private readonly context: DetailsContext) {}

  readDetails(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDetails> {
    return readDetails(deployment, this.context, options);
  }

  readResources(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<ResourceTree> {
    return readResources(deployment, this.context, options);
  }

  readResource(
    deployment: Deployment,
    ref: ResourceRef,
    { signal }: { signal: AbortSignal },
  ): Promise<LiveResource> {
    return readResource(deployment, ref, { context: this.context, signal });
  }

  readDiff(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDiff> {
    return readDiff(deployment, this.context, options);
  }

  readEvents(
    deployment: Deployment,
    options: { resource?: ResourceRef; signal: AbortSignal },
  ): Promise<DeploymentEvents> {
    return readEvents(deployment, this.context, options);
  }

  readLogs(
    deployment: Deployment,
    query: LogQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncIterable<LogEvent> {
    return readLogs(deployment, query, { context: this.context, signal });
  }

  readResourceActions(
    deployment: Deployment,
    ref: ResourceRef,
    { signal }: { signal: AbortSignal },
  ): Promise<OfferedResourceAction[]> {
    return readResourceActions(deployment, ref, {
      context: this.context,
      signal,
    });
  }
}
