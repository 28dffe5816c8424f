import {
  EngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v4';
import { ArgocdConnection } from './ArgocdConnection';
import { ParsedApplication, parseApplication } from './parseApplication';
import { readEventFrames } from './readEventFrames';

/** An object in etcd has at most some 1.5 MiB; health of its resources is added on the way. */
const MAX_FRAME_LENGTH = 8 * 1024 * 1024;

/** What happened to one Application. The first events tell each one that exists, as ADDED. */
export type ApplicationEvent = ParsedApplication & {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
};

const frameSchema = z.object({
  result: z
    .object({
      type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
      application: z.unknown(),
    })
    .optional(),
  error: z.object({ http_code: z.number().optional() }).optional(),
});

/**
 * Follows all Applications: first each as it is, whole, then every change. Opened without a
 * resourceVersion, so there is no gap between the two (recordings 5). There is no mark where the first
 * part ends.
 *
 * @param connection - the Argo CD
 * @param options - `projects`: only of these; all that we may see without
 * @throws EngineError when it cannot be opened, when it is cut and when Argo CD ends it; the reason of
 *   `signal` when that aborts. It never ends by itself.
 */
export async function* streamApplications(
  connection: ArgocdConnection,
  options: { projects?: readonly string[]; signal: AbortSignal },
): AsyncGenerator<ApplicationEvent, never> {
  const { subject } = connection;
  const { signal } = options;
  const body = await connection.openStream({
    path: ['stream', 'applications'],
    query: { projects: options.projects },
    signal,
  });
  const frames = readEventFrames(body, {
    maxLength: MAX_FRAME_LENGTH,
    subject,
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
      yield parseFrame(value, connection);
    }
  } finally {
    await frames.return(undefined);
  }
}

function parseFrame(
  frame: string,
  connection: ArgocdConnection,
): ApplicationEvent {
  let parsed: z.output<typeof frameSchema>;
  try {
    parsed = frameSchema.parse(JSON.parse(frame));
  } catch (error) {
    throw connection.toInvalid('sent an event we do not understand.', error);
  }
  if (parsed.result) {
    const { type, application } = parsed.result;
    return { type, ...parseApplication(application) };
  }
  throw toEngineErrorOfResponse(
    { status: parsed.error?.http_code ?? 500, headers: new Headers() },
    connection.subject,
  );
}
