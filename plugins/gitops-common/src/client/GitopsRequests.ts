import { ResponseError } from '@backstage/errors';
import { readJsonLines } from './readJsonLines';

/** What of a request is not its path. */
type RequestOptions = {
  parameters?: URLSearchParams;
  signal?: AbortSignal;
};

/** Requests to `/api/gitops/v1`. A status other than 2xx rejects with a `ResponseError`. */
export class GitopsRequests {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async get<T>(segments: string[], options: RequestOptions = {}): Promise<T> {
    const response = await this.#send(segments, options);
    return response.json();
  }

  async post<T>(
    segments: string[],
    body: unknown,
    options: RequestOptions = {},
  ): Promise<T> {
    const response = await this.#send(segments, options, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  /** Newline-delimited JSON, a value at a time. */
  async *stream<T>(
    segments: string[],
    options: RequestOptions = {},
  ): AsyncGenerator<T, void, undefined> {
    const response = await this.#send(segments, options);
    if (response.body) yield* readJsonLines<T>(response.body);
  }

  async #send(
    segments: string[],
    { parameters, signal }: RequestOptions,
    init: RequestInit = {},
  ): Promise<Response> {
    const base = await this.#discoveryApi.getBaseUrl('gitops');
    const path = segments.map(encodeURIComponent).join('/');
    const query = parameters?.size ? `?${parameters}` : '';
    const response = await this.#fetchApi.fetch(`${base}/v1/${path}${query}`, {
      ...init,
      signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
