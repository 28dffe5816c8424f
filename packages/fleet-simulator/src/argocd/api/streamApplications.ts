import { IncomingMessage, ServerResponse } from 'node:http';
import { JsonObject } from '../../Json';
import { ApplicationEvent } from '../controller/ApplicationStore';
import { ApiContext } from './ApiContext';
import { filterApplications } from './filterApplications';
import { selectPaths } from './selectPaths';

const noSession = {
  grpc_code: 16,
  http_code: 401,
  message: 'no session information',
  http_status: 'Unauthorized',
};

/** What a reader that stopped reading may leave unread before events are dropped, as in real Argo CD. */
const UNREAD_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * `GET /api/v1/stream/applications`: server-sent events for exactly `Accept: text/event-stream`, else one JSON
 * object a line. No byte, not even the status, leaves before the first event; keepalives come after it, and only
 * in server-sent events.
 */
export function streamApplications(
  request: IncomingMessage,
  response: ServerResponse,
  options: { context: ApiContext; query: URLSearchParams; allowed: boolean },
) {
  const { context, query } = options;
  const { store } = context.hub;
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
    // `fields` cuts errors down as well.
    const fields = query.get('fields')?.split(',');
    const cut = fields && !fields.includes('error');
    response.end(frame(JSON.stringify(cut ? {} : { error: noSession }), ''));
    return;
  }
  let keepalive: NodeJS.Timeout | undefined;
  const send = (json: string) => {
    begin(200);
    if (response.writableLength > UNREAD_LIMIT_BYTES) return;
    response.write(frame(json, '\n'));
    if (!isSse) return;
    keepalive ??= setInterval(() => response.write(':\n'), context.keepaliveMs);
  };
  const toJson = createProjection(query.get('fields'));
  const matches = filterApplications(query, { namespaceAlone: false });
  const since = query.get('resourceVersion');
  const tell = (event: ApplicationEvent) => {
    const { resourceVersion } = event.application.metadata;
    if (
      since &&
      !query.get('name') &&
      Number(since) > Number(resourceVersion)
    ) {
      return;
    }
    const json = matches(event.application) ? toJson(event) : undefined;
    if (json !== undefined) send(json);
  };
  if (!since || query.get('name')) {
    store.list().forEach(application => tell({ type: 'ADDED', application }));
  }
  const unsubscribe = store.subscribe(tell);
  response.on('close', () => {
    unsubscribe();
    clearInterval(keepalive);
  });
}

// Under `fields`, an event that looks like the last one of the same name is not sent: the namespace is not part
// of that comparison in real Argo CD either.
function createProjection(
  fields: string | null,
): (event: ApplicationEvent) => string | undefined {
  if (!fields) {
    return ({ type, application }) =>
      JSON.stringify({ result: { type, application } });
  }
  const last = new Map<string, string>();
  return ({ type, application }) => {
    const event = { result: { type, application } } as unknown as JsonObject;
    const json = JSON.stringify(selectPaths(event, fields.split(',')));
    const { name } = application.metadata;
    if (last.get(name) === json) return undefined;
    last.set(name, json);
    return json;
  };
}
