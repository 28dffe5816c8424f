import { ResponseError } from '@backstage/errors';
import {
  ClusterState,
  Deployment,
  DeploymentList,
  EngineState,
  EntityDeployments,
} from '../model';
import { DeploymentQuery, EntityName, GitopsApi } from './GitopsApi';

type CallOptions = { signal?: AbortSignal };

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

  async getEntityDeployments(
    { kind, namespace, name }: EntityName,
    options?: CallOptions,
  ): Promise<EntityDeployments> {
    return this.#get(
      ['entities', kind, namespace, name, 'deployments'],
      options,
    );
  }

  async getDeployments(
    query: DeploymentQuery = {},
    options?: CallOptions,
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

  async getDeployment(id: string, options?: CallOptions): Promise<Deployment> {
    return this.#get(['deployments', id], options);
  }

  async getEngines(options?: CallOptions): Promise<{ items: EngineState[] }> {
    return this.#get(['engines'], options);
  }

  async getClusters(options?: CallOptions): Promise<{ items: ClusterState[] }> {
    return this.#get(['clusters'], options);
  }

  async #get<T>(
    segments: string[],
    options: CallOptions = {},
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
