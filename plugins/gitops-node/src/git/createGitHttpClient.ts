import { HttpClient } from 'isomorphic-git';

/**
 * The transport of `isomorphic-git`: `fetch` with a time limit for every request, so that a hanging Git host costs one
 * try and not the loop or the task.
 *
 * @param options - `createHeaders`: credentials for an address, asked anew for every request because tokens expire;
 * `timeoutMs`: of one request; `signal`: ends them all
 * @public
 */
export function createGitHttpClient(options: {
  createHeaders: (url: string) => Promise<Record<string, string>>;
  timeoutMs: number;
  signal?: AbortSignal;
}): HttpClient {
  return {
    async request({ url, method = 'GET', headers = {}, body }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body ?? []) chunks.push(chunk);
      const limit = AbortSignal.timeout(options.timeoutMs);
      const response = await fetch(url, {
        method,
        headers: { ...headers, ...(await options.createHeaders(url)) },
        body: method === 'GET' ? undefined : Buffer.concat(chunks),
        signal: options.signal
          ? AbortSignal.any([options.signal, limit])
          : limit,
      });
      return {
        url: response.url,
        method,
        headers: Object.fromEntries(response.headers),
        body: readChunks(response),
        statusCode: response.status,
        statusMessage: response.statusText,
      };
    },
  };
}

async function* readChunks(
  response: Response,
): AsyncGenerator<Uint8Array, void> {
  if (response.body) yield* response.body;
}
