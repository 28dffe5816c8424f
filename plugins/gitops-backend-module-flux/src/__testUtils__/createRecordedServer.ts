import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse, RequestHandler } from 'msw';

const ORIGIN = 'https://azure-aks.example.com';

/** The API server that the recorded answers are served from. */
export const recordedOrigin = ORIGIN;

/**
 * Answers the recorded request with the recorded answer, bytes, status and headers.
 *
 * @param name - of the recording
 * @param options - `cutAt` cuts a stream into pieces of so many bytes instead of where the network cut
 * it; `accepts` is asked about each request, which falls through when it says no
 */
export function createRecordedHandler(
  name: string,
  options: { cutAt?: number; accepts?(url: URL): boolean } = {},
): RequestHandler {
  const { request, response } = readRecording('kubernetes', name);
  const { pathname } = new URL(request.path, ORIGIN);
  return http.get(`${ORIGIN}${pathname}`, ({ request: asked }) => {
    if (options.accepts && !options.accepts(new URL(asked.url))) {
      return undefined;
    }
    const init = { status: response.status, headers: response.headers };
    if (!response.chunks) {
      const { body } = response;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return new HttpResponse(`${text}\n`, init);
    }
    const texts = response.chunks.flatMap(({ text }) => text ?? []);
    return new HttpResponse(toStream(texts, options.cutAt), init);
  });
}

function toStream(texts: string[], cutAt: number | undefined): ReadableStream {
  const pieces = texts.map(text => Buffer.from(text));
  const bytes = Buffer.concat(pieces);
  const cut = cutAt
    ? Array.from({ length: Math.ceil(bytes.length / cutAt) }, (_, index) =>
        bytes.subarray(index * cutAt, (index + 1) * cutAt),
      )
    : pieces;
  return new ReadableStream({
    start(controller) {
      cut.forEach(piece => controller.enqueue(new Uint8Array(piece)));
      controller.close();
    },
  });
}
