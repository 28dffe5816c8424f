import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse, RequestHandler } from 'msw';

/** Where recorded answers are served in tests: under a root path. */
export const recordedUrl = 'https://argocd.test/root';

/** The body of a recorded stream, cut where the network cut it; `close` ends it as the server did. */
export function openRecordedStream(name: string): ReadableStream<Uint8Array> {
  const { chunks = [] } = readRecording('argocd', name).response;
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const { text } of chunks) {
        if (text !== null) controller.enqueue(encoder.encode(text));
      }
      controller.close();
    },
  });
}

/**
 * Answers one path with a recorded answer: status, headers and body as recorded.
 *
 * @param name - of the recording
 * @param options - `path` below the root, else the recorded one; `onRequest` is told of each request
 */
export function replayRecording(
  name: string,
  options: { path?: string; onRequest?: (request: Request) => void } = {},
): RequestHandler {
  const { request, response } = readRecording('argocd', name);
  const method = request.method === 'POST' ? http.post : http.get;
  const [recordedPath] = request.path.split('?');
  return method(
    `${recordedUrl}${options.path ?? recordedPath}`,
    ({ request: received }) => {
      options.onRequest?.(received);
      const init = { status: response.status, headers: response.headers };
      if (response.chunks) {
        return new HttpResponse(openRecordedStream(name), init);
      }
      const { body } = response;
      return new HttpResponse(
        typeof body === 'string' ? body : JSON.stringify(body),
        init,
      );
    },
  );
}
