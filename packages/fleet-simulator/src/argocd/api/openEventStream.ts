import { IncomingMessage, ServerResponse } from 'node:http';

const noSession = {
  grpc_code: 16,
  http_code: 401,
  message: 'no session information',
  http_status: 'Unauthorized',
};

/** What a reader that stopped reading may leave unread before events are dropped, as in real Argo CD. */
const UNREAD_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * A stream as the gateway frames it: server-sent events for exactly `Accept: text/event-stream`, else one JSON
 * object a line. No byte, not even the status, leaves before the first event; keepalives come after it, and only
 * in server-sent events.
 *
 * @param options.fields - cuts errors down as well
 * @param options.keepaliveMs - pause between two keepalives, in milliseconds of real time
 * @returns how to send one event; undefined when the caller may not read and was told so
 */
export function openEventStream(
  request: IncomingMessage,
  response: ServerResponse,
  options: { allowed: boolean; keepaliveMs: number; fields: string | null },
): ((json: string) => void) | undefined {
  const isSse = request.headers.accept === 'text/event-stream';
  const frame = (json: string, end: string) =>
    isSse ? `data: ${json} \n\n${end}` : `${json}\n`;
  const begin = (status: number) => {
    if (response.headersSent) return;
    response.writeHead(status, {
      'content-type': isSse ? 'text/event-stream' : 'application/json',
    });
  };
  if (!options.allowed) {
    begin(401);
    const fields = options.fields?.split(',');
    const cut = fields && !fields.includes('error');
    response.end(frame(JSON.stringify(cut ? {} : { error: noSession }), ''));
    return undefined;
  }
  let keepalive: NodeJS.Timeout | undefined;
  response.on('close', () => clearInterval(keepalive));
  return json => {
    begin(200);
    if (response.writableLength > UNREAD_LIMIT_BYTES) return;
    response.write(frame(json, '\n'));
    if (!isSse) return;
    keepalive ??= setInterval(() => response.write(':\n'), options.keepaliveMs);
  };
}
