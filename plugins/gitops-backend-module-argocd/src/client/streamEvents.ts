import {
  EngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v4';
import { ArgocdConnection, ArgocdRequest } from './ArgocdConnection';
import { readEventFrames } from './readEventFrames';

/** An object in etcd has at most some 1.5 MiB; health of its resources is added on the way. */
const MAX_FRAME_LENGTH = 8 * 1024 * 1024;

/** What happened to one object. */
export type WatchEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: unknown;
};

const frameSchema = z.object({
  result: z
    .looseObject({ type: z.enum(['ADDED', 'MODIFIED', 'DELETED']) })
    .optional(),
  error: z.object({ http_code: z.number().optional() }).optional(),
});

/**
 * Follows a stream of Argo CD. Before its first event Argo CD sends nothing, not even a status, and that
 * may take for ever; from then on a comment every 15 seconds, so longer silence means that nobody is at
 * the other end any more.
 *
 * @param connection - the Argo CD
 * @param request - what to follow; `field`: of the events, in which the object stands; `silenceMs`: how
 *   long it may send nothing
 * @throws EngineError when it cannot be opened, when it is cut, falls silent, and when Argo CD ends it; the
 *   reason of `signal` when that aborts. It never ends by itself.
 */
export async function* streamEvents(
  connection: ArgocdConnection,
  request: ArgocdRequest & { field: string; silenceMs?: number },
): AsyncGenerator<WatchEvent, never> {
  const { subject } = connection;
  const { signal, field, silenceMs } = request;
  const body = await connection.openStream(request);
  const frames = readEventFrames(body, {
    maxLength: MAX_FRAME_LENGTH,
    subject,
    silenceMs,
  });
  try {
    for (;;) {
      const { done, value } = await connection.attempt(signal, () =>
        frames.next(),
      );
      signal.throwIfAborted();
      if (done) {
        throw new EngineError({
          code: 'ConnectionLost',
          message: `${subject} ended the stream of its Applications.`,
        });
      }
      yield parseFrame(value, { connection, field });
    }
  } finally {
    await frames.return(undefined);
  }
}

function parseFrame(
  frame: string,
  options: { connection: ArgocdConnection; field: string },
): WatchEvent {
  const { connection, field } = options;
  let parsed: z.output<typeof frameSchema>;
  try {
    parsed = frameSchema.parse(JSON.parse(frame));
  } catch (error) {
    throw connection.toInvalid('sent an event we do not understand.', error);
  }
  if (parsed.result) {
    return { type: parsed.result.type, object: parsed.result[field] };
  }
  throw toEngineErrorOfResponse(
    { status: parsed.error?.http_code ?? 500, headers: new Headers() },
    connection.subject,
  );
}
