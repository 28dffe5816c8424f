import { IncomingMessage, ServerResponse } from 'node:http';
import { DeliveredClusters } from '../startDeliveredClusters';
import { FaultTarget } from '../scenario/faults/FaultTarget';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Passes a request to the part of the fleet its path names, with the path as that part knows it: `/argocd/…`,
 * `/git/…`, `/clusters/<cluster>/…` each behind its gate, and `/control`.
 */
export function routeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    targets: ReadonlyMap<string, FaultTarget>;
    /** The clusters behind Argo CD, which have no gate of their own. */
    delivered: Pick<DeliveredClusters, 'handle'>;
    control: Handler;
  },
) {
  const url = request.url ?? '/';
  if (/^\/control\/?(\?|$)/.test(url)) {
    options.control(request, response);
    return;
  }
  const match = /^\/(?:(argocd|git)|clusters\/([^/?]+))((?:\/|\?|$).*)$/.exec(
    url,
  );
  const target = match && options.targets.get(match[1] ?? match[2]);
  if (match?.[2] && !target) {
    const own = request.url;
    request.url = match[3].startsWith('/') ? match[3] : `/${match[3]}`;
    if (options.delivered.handle(match[2], request, response)) return;
    request.url = own;
  }
  if (!match || !target) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end(
      `Nothing is here. There are /control${[...options.targets.keys()]
        .map(name =>
          name === 'argocd' || name === 'git'
            ? `, /${name}`
            : `, /clusters/${name}`,
        )
        .join('')}.\n`,
    );
    return;
  }
  request.url = match[3].startsWith('/') ? match[3] : `/${match[3]}`;
  target.gate.handle(request, response);
}
