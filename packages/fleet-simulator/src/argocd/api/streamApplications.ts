import { IncomingMessage, ServerResponse } from 'node:http';
import { JsonObject } from '../../Json';
import { ApplicationEvent } from '../controller/ApplicationStore';
import { ApiContext } from './ApiContext';
import { filterApplications } from './filterApplications';
import { openEventStream } from './openEventStream';
import { selectPaths } from './selectPaths';

/** `GET /api/v1/stream/applications`: without `resourceVersion` every Application first, then what changes. */
export function streamApplications(
  request: IncomingMessage,
  response: ServerResponse,
  options: { context: ApiContext; query: URLSearchParams; allowed: boolean },
) {
  const { context, query } = options;
  const { store } = context.hub;
  const send = openEventStream(request, response, {
    allowed: options.allowed,
    keepaliveMs: context.keepaliveMs,
    fields: query.get('fields'),
  });
  if (!send) return;
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
  response.on('close', unsubscribe);
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
