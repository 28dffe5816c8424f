import { IncomingMessage, ServerResponse } from 'node:http';
import { JsonObject } from '../../Json';
import { SetEvent } from '../sets/SetObserver';
import { ApiContext } from './ApiContext';
import { filterApplicationSets } from './filterApplicationSets';
import { openEventStream } from './openEventStream';
import { selectPaths } from './selectPaths';

/**
 * `GET /api/v1/stream/applicationsets`: what changes, and what there is before only when one is asked for by
 * `name`. The namespace is spelled `appSetNamespace` here alone.
 */
export function streamApplicationSets(
  request: IncomingMessage,
  response: ServerResponse,
  options: { context: ApiContext; query: URLSearchParams; allowed: boolean },
) {
  const { context, query } = options;
  const { observedSets } = context.hub;
  const send = openEventStream(request, response, {
    allowed: options.allowed,
    keepaliveMs: context.keepaliveMs,
    fields: query.get('fields'),
  });
  if (!send) return;
  const fields = query.get('fields')?.split(',');
  const name = query.get('name');
  const since = query.get('resourceVersion');
  const matches = filterApplicationSets(query, {
    namespace: query.get('appSetNamespace'),
  });
  const tell = ({ type, applicationSet }: SetEvent) => {
    const { metadata } = applicationSet;
    if (name && metadata.name !== name) return;
    if (!name && since && Number(since) > Number(metadata.resourceVersion)) {
      return;
    }
    if (!matches(applicationSet)) return;
    const event = { result: { type, applicationSet } } as unknown as JsonObject;
    send(JSON.stringify(fields ? selectPaths(event, fields) : event));
  };
  if (name) {
    const applicationSet = observedSets.read(name);
    if (applicationSet) tell({ type: 'ADDED', applicationSet });
  }
  response.on('close', observedSets.subscribe(tell));
}
