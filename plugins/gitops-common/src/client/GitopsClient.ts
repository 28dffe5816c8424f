import { ResponseError } from '@backstage/errors';
import {
  ClusterState,
  Deployment,
  DeploymentCommits,
  DeploymentHistory,
  DeploymentList,
  DeploymentSet,
  EngineState,
  EntityDeliveryFigures,
  EntityDeployments,
  EntityExplanation,
} from '../model';
import { DeploymentQuery, EntityName, GitopsApi } from './GitopsApi';

/** Options of every call. @public */
export type GitopsCallOptions = { signal?: AbortSignal };

/**
 * {@link GitopsApi} over HTTP, for browsers and backends.
 *
 * @public
 */
export class GitopsClient implements GitopsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
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
    const parameters = new URLSearchParams();
    for (const [key, values] of Object.entries(filter)) {
      values?.forEach(value => parameters.append(key, value));
    }
    for (const [key, value] of Object.entries(rest)) {
      if (value !== undefined) parameters.set(key, String(value));
    }
    return this.#get(['deployments'], options, parameters);
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
    const parameters = new URLSearchParams();
    if (from !== undefined) parameters.set('from', from);
    if (to !== undefined) parameters.set('to', to);
    return this.#get(['deployments', id, 'commits'], options, parameters);
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
    const parameters = new URLSearchParams();
    if (days !== undefined) parameters.set('days', String(days));
    return this.#get(
      ['entities', kind, namespace, name, 'delivery-figures'],
      options,
      parameters,
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
  async getClusters(
    options?: GitopsCallOptions,
  ): Promise<{ items: ClusterState[] }> {
    return this.#get(['clusters'], options);
  }

  async #get<T>(
    segments: string[],
    options: GitopsCallOptions = {},
    parameters: URLSearchParams = new URLSearchParams(),
  ): Promise<T> {
    const base = await this.#discoveryApi.getBaseUrl('gitops');
    const path = segments.map(encodeURIComponent).join('/');
    const query = parameters.size ? `?${parameters}` : '';
    const response = await this.#fetchApi.fetch(`${base}/v1/${path}${query}`, {
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
