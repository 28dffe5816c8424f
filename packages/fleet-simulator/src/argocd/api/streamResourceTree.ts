import { JsonObject } from '../../Json';
import { toTree } from '../live/toTree';
import { openEventStream } from './openEventStream';
import { selectPaths } from './selectPaths';
import { StreamHandler } from './StreamHandler';

/**
 * `GET /api/v1/stream/applications/{name}/resource-tree`: the whole tree after each change, not the one there is at
 * first. It stays open after its Application is gone.
 */
export const streamResourceTree: StreamHandler = (
  request,
  response,
  { context, query, allowed, parameters },
) => {
  const { hub, keepaliveMs } = context;
  const fields = query.get('fields');
  const send = openEventStream(request, response, {
    allowed,
    keepaliveMs,
    fields,
  });
  if (!send) return;
  const read = () =>
    hub.store.get(query.get('appNamespace') || 'argocd', parameters.name);
  const render = () => {
    const application = read();
    if (!application) return undefined;
    const result = toTree(application, hub.live.list(application));
    const event: JsonObject = { result };
    return JSON.stringify(
      fields ? selectPaths(event, fields.split(',')) : event,
    );
  };
  let last = render();
  let planned = false;
  const tell = () => {
    planned = false;
    const json = render();
    if (json === undefined || json === last) return;
    last = json;
    send(json);
  };
  // What changes at once is told once.
  const plan = () => {
    if (planned) return;
    planned = true;
    setImmediate(tell);
  };
  const stops = [
    hub.live.subscribe(uid => {
      if (read()?.metadata.uid === uid) plan();
    }),
    hub.store.subscribe(({ application: { metadata } }) => {
      if (metadata.uid === read()?.metadata.uid) plan();
    }),
  ];
  response.on('close', () => stops.forEach(stop => stop()));
};
