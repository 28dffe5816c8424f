import { Timing } from './Timing';

/** How one API server is reached. */
export type KubernetesConnection = {
  /**
   * Sends a request with our credentials, a `GET` unless told. Rejects as `fetch` does, or with an `EngineError` when what lies
   * between us and the API server refuses.
   *
   * @param path - begins with a slash, every segment encoded, with its query
   */
  request(
    path: string,
    init: {
      headers: Record<string, string>;
      signal: AbortSignal;
      method?: 'GET' | 'PATCH' | 'POST';
      body?: string;
    },
  ): Promise<Response>;
  /** What objects elsewhere may call the cluster: the address of its API server, where we know it. */
  addresses: readonly string[];
  /** Who is asked, at the start of every sentence about a failure: `Flux on azure-aks`. */
  subject: string;
  timing: Timing;
};
