import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { Fleet } from '../Fleet';
import { openStream, OpenStream } from './openStream';
import { waitUntil } from './waitUntil';

/** One event of the stream of Applications. */
export type StreamedEvent = {
  type: string;
  application: ArgocdApplication;
};

/** Reads a fleet's Argo CD as any client would: over HTTP. */
export function createArgocdReader(fleet: Fleet) {
  const authorization = `Bearer ${fleet.argocdToken}`;
  const get = (path: string) =>
    fetch(`${fleet.argocdUrl}${path}`, { headers: { authorization } });
  const find = async (name: string) => {
    const response = await get(`/api/v1/applications/${name}`);
    if (!response.ok) return undefined;
    return (await response.json()) as ArgocdApplication;
  };
  return {
    get,
    find,
    /** Waits until an Application fits. */
    until: (
      name: string,
      what: string,
      fits: (application: ArgocdApplication) => boolean,
    ) =>
      waitUntil(`${name} is ${what}`, async () => {
        const application = await find(name);
        return application && fits(application) ? application : undefined;
      }),
    /** Opens the stream of server-sent events. */
    stream: (query = ''): Promise<OpenStream> =>
      openStream(`${fleet.argocdUrl}/api/v1/stream/applications${query}`, {
        authorization,
        accept: 'text/event-stream',
      }),
  };
}

/** The whole events in what an SSE stream sent so far. */
export function toEvents(text: string): StreamedEvent[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .map(frame => frame.trim())
    .filter(frame => frame.startsWith('data: '))
    .map(frame => JSON.parse(frame.slice('data: '.length)).result);
}
