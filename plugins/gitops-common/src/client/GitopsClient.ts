import {
  ActionChecks,
  ActionRecord,
  ClusterList,
  Deployment,
  DeploymentAction,
  DeploymentCommits,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  DeploymentHistory,
  DeploymentList,
  DeploymentSet,
  EngineState,
  EntityDeliveryFigures,
  EntityDeployments,
  EntityExplanation,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceRef,
  ResourceTree,
  SourceActionName,
} from '../model';
import { DeploymentQuery, EntityName, GitopsApi } from './GitopsApi';
import { LiveCallOptions } from './GitopsDetailsApi';
import { GitopsRequests } from './GitopsRequests';
import { toQueryParameters } from './toQueryParameters';

/** Options of every call. @public */
export type GitopsCallOptions = { signal?: AbortSignal };

/**
 * {@link GitopsApi} over HTTP, for browsers and backends.
 *
 * @public
 */
export class GitopsClient implements GitopsApi {
  readonly #requests: GitopsRequests;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#requests = new GitopsRequests(options);
  }

  /** {@inheritDoc GitopsApi.getEntityDeployments} */
  async getEntityDeployments(
    { kind, namespace, name }: EntityName,
    options?: GitopsCallOptions,
  ): Promise<EntityDeployments> {
    return this.#get(
      ['entities', kind, namespace, name, 'deployments'],
      options,
    );
  }

  /** {@inheritDoc GitopsApi.getDeployments} */
  async getDeployments(
    query: DeploymentQuery = {},
    options?: GitopsCallOptions,
  ): Promise<DeploymentList> {
    const { filter = {}, ...rest } = query;
    return this.#get(
      ['deployments'],
      options,
      toQueryParameters({ ...filter, ...rest }),
    );
  }

  /** {@inheritDoc GitopsApi.getDeployment} */
  async getDeployment(
    id: string,
    options?: GitopsCallOptions,
  ): Promise<Deployment> {
    return this.#get(['deployments', id], options);
  }

  /** {@inheritDoc GitopsApi.getDeploymentHistory} */
  async getDeploymentHistory(
    id: string,
    options?: GitopsCallOptions,
  ): Promise<DeploymentHistory> {
    return this.#get(['deployments', id, 'history'], options);
  }

  /** {@inheritDoc GitopsApi.getDeploymentCommits} */
  async getDeploymentCommits(
    id: string,
    {
      from,
      to,
      ...options
    }: GitopsCallOptions & {
      from?: string;
      to?: string;
    } = {},
  ): Promise<DeploymentCommits> {
    return this.#get(
      ['deployments', id, 'commits'],
      options,
      toQueryParameters({ from, to }),
    );
  }

  /** {@inheritDoc GitopsApi.getDeploymentSets} */
  async getDeploymentSets(
    options?: GitopsCallOptions,
  ): Promise<{ items: DeploymentSet[]; engines: EngineState[] }> {
    return this.#get(['deployment-sets'], options);
  }

  /** {@inheritDoc GitopsApi.getDeploymentSet} */
  async getDeploymentSet(
    id: string,
    options?: GitopsCallOptions,
  ): Promise<DeploymentSet> {
    return this.#get(['deployment-sets', id], options);
  }

  /** {@inheritDoc GitopsApi.getDeliveryFigures} */
  async getDeliveryFigures(
    { kind, namespace, name }: EntityName,
    { days, ...options }: GitopsCallOptions & { days?: number } = {},
  ): Promise<EntityDeliveryFigures> {
    return this.#get(
      ['entities', kind, namespace, name, 'delivery-figures'],
      options,
      toQueryParameters({ days }),
    );
  }

  /** {@inheritDoc GitopsApi.explainEntity} */
  async explainEntity(
    { kind, namespace, name }: EntityName,
    options?: GitopsCallOptions,
  ): Promise<EntityExplanation> {
    return this.#get(['entities', kind, namespace, name, 'explain'], options);
  }

  /** {@inheritDoc GitopsApi.getEngines} */
  async getEngines(
    options?: GitopsCallOptions,
  ): Promise<{ items: EngineState[] }> {
    return this.#get(['engines'], options);
  }

  /** {@inheritDoc GitopsApi.getClusters} */
  async getClusters(options?: GitopsCallOptions): Promise<ClusterList> {
    return this.#get(['clusters'], options);
  }

  /** {@inheritDoc GitopsDetailsApi.getDeploymentDetails} */
  async getDeploymentDetails(
    id: string,
    options?: LiveCallOptions,
  ): Promise<DeploymentDetails> {
    return this.#get(['deployments', id, 'details'], options);
  }

  /** {@inheritDoc GitopsDetailsApi.getDeploymentResources} */
  async getDeploymentResources(
    id: string,
    options?: LiveCallOptions,
  ): Promise<ResourceTree> {
    return this.#get(['deployments', id, 'resources'], options);
  }

  /** {@inheritDoc GitopsDetailsApi.getDeploymentResource} */
  async getDeploymentResource(
    id: string,
    ref: ResourceRef,
    options?: LiveCallOptions,
  ): Promise<LiveResource> {
    return this.#get(
      ['deployments', id, 'resources', 'live'],
      options,
      toQueryParameters(ref),
    );
  }

  /** {@inheritDoc GitopsDetailsApi.getDeploymentDiff} */
  async getDeploymentDiff(
    id: string,
    options?: LiveCallOptions,
  ): Promise<DeploymentDiff> {
    return this.#get(['deployments', id, 'diff'], options);
  }

  /** {@inheritDoc GitopsDetailsApi.getDeploymentEvents} */
  async getDeploymentEvents(
    id: string,
    { resource, ...options }: LiveCallOptions & { resource?: ResourceRef } = {},
  ): Promise<DeploymentEvents> {
    return this.#get(
      ['deployments', id, 'events'],
      options,
      toQueryParameters(resource ?? {}),
    );
  }

  /** {@inheritDoc GitopsDetailsApi.streamDeploymentLogs} */
  streamDeploymentLogs(
    id: string,
    query: LogQuery,
    { insist, signal }: LiveCallOptions = {},
  ): AsyncIterable<LogEvent> {
    return this.#requests.stream(['deployments', id, 'logs'], {
      signal,
      parameters: toQueryParameters({ ...query, ...(insist && { insist }) }),
    });
  }

  /** {@inheritDoc GitopsActionsApi.getActionChecks} */
  async getActionChecks(
    ids: readonly string[],
    options?: GitopsCallOptions,
  ): Promise<ActionChecks> {
    const parameters = new URLSearchParams(ids.map(id => ['id', id]));
    return this.#get(['deployment-actions'], options, parameters);
  }

  /** {@inheritDoc GitopsActionsApi.getSourceActionChecks} */
  async getSourceActionChecks(
    sourceIds: readonly string[],
    options?: GitopsCallOptions,
  ): Promise<ActionChecks> {
    const parameters = new URLSearchParams(sourceIds.map(id => ['id', id]));
    return this.#get(['source-actions'], options, parameters);
  }

  /** {@inheritDoc GitopsActionsApi.getResourceActions} */
  async getResourceActions(
    id: string,
    ref: ResourceRef,
    options?: GitopsCallOptions,
  ): Promise<{ items: OfferedResourceAction[] }> {
    return this.#get(
      ['deployments', id, 'resources', 'actions'],
      options,
      toQueryParameters(ref),
    );
  }

  /** {@inheritDoc GitopsActionsApi.runAction} */
  async runAction(
    id: string,
    { action, parameters }: DeploymentAction,
    options?: GitopsCallOptions,
  ): Promise<ActionRecord> {
    const path =
      action === 'resource-action' ? ['resources', 'actions'] : [action];
    return this.#requests.post(
      ['deployments', id, ...path],
      parameters,
      options,
    );
  }

  /** {@inheritDoc GitopsActionsApi.runSourceAction} */
  async runSourceAction(
    sourceId: string,
    action: SourceActionName,
    options?: GitopsCallOptions,
  ): Promise<ActionRecord> {
    return this.#requests.post(['sources', sourceId, action], {}, options);
  }

  /** {@inheritDoc GitopsActionsApi.getAction} */
  async getAction(
    actionId: string,
    options?: GitopsCallOptions,
  ): Promise<ActionRecord> {
    return this.#get(['actions', actionId], options);
  }

  /** {@inheritDoc GitopsActionsApi.getActions} */
  async getActions(
    query: { deployment?: string; mine?: boolean; limit?: number },
    options?: GitopsCallOptions,
  ): Promise<{ items: ActionRecord[] }> {
    return this.#get(['actions'], options, toQueryParameters(query));
  }

  #get<T>(
    segments: string[],
    { insist, signal }: LiveCallOptions = {},
    parameters = new URLSearchParams(),
  ): Promise<T> {
    if (insist) parameters.append('insist', 'true');
    return this.#requests.get(segments, { signal, parameters });
  }
}
