import {
  EngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v4';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readTextLines } from './readTextLines';
import { wire } from './wire';

/** A container may write lines of any length; Kubernetes cuts them at 16 KiB, other runtimes do not. */
const MAX_LINE_LENGTH = 4 * 1024 * 1024;

const frameSchema = z.object({
  result: z
    .object({
      content: z.string().default(''),
      timeStampStr: wire.text,
      last: wire.flag,
      podName: wire.text,
    })
    .optional(),
  error: z.object({ http_code: z.number().optional() }).optional(),
});

/** What {@link streamLogs} tells. */
export type LogFrame =
  | { type: 'line'; pod: string; at?: string; text: string }
  /** What Kubernetes answered instead of the lines of a Pod. */
  | { type: 'failure'; text: string }
  /** Nothing came, and the connection lives. */
  | { type: 'alive' }
  /** That was all. */
  | { type: 'end' };

/** Which lines. */
export type LogSelection = {
  namespace?: string;
  /** All Pods of the Application without it, which Argo CD refuses for more than ten. */
  pod?: string;
  container?: string;
  follow: boolean;
  previous: boolean;
  tailLines: number;
  sinceSeconds?: number;
  /** Only lines that contain it; with an exclamation mark before it those that do not. */
  filter?: string;
};

/**
 * Streams lines of containers; of several Pods by their time. Argo CD sends not even a status before the first
 * of them. Following is a stream of server-sent events, which Argo CD keeps alive every 15 seconds from
 * the first line on; else it is one JSON object a line.
 *
 * @throws EngineError when it cannot be opened, or breaks. It ends without `end` when Argo CD found no Pod
 *   (recordings, `logs-missing-pod`).
 */
export async function* streamLogs(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    selection: LogSelection;
    signal: AbortSignal;
  },
): AsyncGenerator<LogFrame, void> {
  const { application, selection, signal } = options;
  const { subject } = connection;
  const body = await connection.openStream({
    path: ['applications', application.name, 'logs'],
    query: {
      appNamespace: application.namespace,
      project: application.project,
      namespace: selection.namespace,
      podName: selection.pod,
      container: selection.container,
      follow: String(selection.follow),
      previous: selection.previous ? 'true' : undefined,
      tailLines: String(selection.tailLines),
      sinceSeconds: selection.sinceSeconds?.toString(),
      filter: selection.filter,
    },
    ...(!selection.follow && { type: 'application/json' as const }),
    signal,
  });
  const lines = readTextLines(body, { maxLength: MAX_LINE_LENGTH, subject });
  try {
    for (;;) {
      const { done, value } = await connection.attempt(signal, () =>
        lines.next(),
      );
      signal.throwIfAborted();
      if (done) return;
      const text = value.replace(/^data:/, '').trim();
      if (text.startsWith(':')) yield { type: 'alive' };
      else if (text) yield parseFrame(connection, text);
    }
  } finally {
    await lines.return(undefined);
  }
}

function parseFrame(connection: ArgocdConnection, text: string): LogFrame {
  const frame = parse(connection, text);
  if (!frame.result) {
    throw toEngineErrorOfResponse(
      { status: frame.error?.http_code ?? 500, headers: new Headers() },
      connection.subject,
    );
  }
  const { content, timeStampStr, last, podName } = frame.result;
  if (last) return { type: 'end' };
  // Of no Pod and no time: an error of Kubernetes in place of a line (recordings, `logs-missing-container`).
  const isOfNobody = !podName && timeStampStr?.startsWith('0001-');
  if (isOfNobody) return { type: 'failure', text: content };
  return {
    type: 'line',
    pod: podName ?? '',
    ...(timeStampStr && { at: timeStampStr }),
    text: content,
  };
}

function parse(
  connection: ArgocdConnection,
  text: string,
): z.output<typeof frameSchema> {
  try {
    return frameSchema.parse(JSON.parse(text));
  } catch (error) {
    const cut = error instanceof SyntaxError;
    throw cut
      ? new EngineError({
          code: 'ConnectionLost',
          message: `${connection.subject} broke off in the middle of a line.`,
          cause: error,
        })
      : connection.toInvalid('sent a line we do not understand.', error);
  }
}
