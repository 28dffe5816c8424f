import { HttpClient } from 'isomorphic-git';

/**
 * The transport of Git: `fetch` with a time limit for every request, that ends with the task.
 *
 * @param options.createHeaders - credentials, asked anew for every request because tokens expire
 */
export function createGitHttpClient(options: {
  createHeaders: () => Promise<Record<string, string>>;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}): HttpClient {
  return {
    async request({ url, method = 'GET', headers = {}, body }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body ?? []) chunks.push(chunk);
      const limit = AbortSignal.timeout(options.timeoutMs);
      const response = await fetch(url, {
        method,
        headers: { ...headers, ...(await options.createHeaders()) },
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
