import { ServerResponse } from 'node:http';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore, StoreChange } from '../objects/ObjectStore';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { parseFieldSelector } from './parseFieldSelector';
import { parseLabelSelector } from './parseLabelSelector';
import { parseResourceVersion } from './parseResourceVersion';
import { Representation } from './Representation';
import { createExpired } from './StatusError';

/** Between two bookmarks, and until a watch without a limit of its own ends: simulated milliseconds. */
const bookmarkEvery = 60_000;
const defaultTimeout = 30 * 60_000;

/**
 * Streams changes, one JSON object a line, until the time is up, the client leaves, or the versions it
 * follows are compacted away.
 *
 * @returns ends the watch
 */
export function watchObjects(
  context: { store: ObjectStore; clock: SimulatedClock },
  options: {
    kind: ResourceKind;
    namespace?: string;
    query: URLSearchParams;
    representation: Representation;
    response: ServerResponse;
  },
): () => void {
  const { store, clock } = context;
  const { kind, namespace, query, representation, response } = options;
  const from = parseResourceVersion(query.get('resourceVersion')) ?? 0;
  const matchesLabels = parseLabelSelector(query.get('labelSelector'));
  const matchesFields = parseFieldSelector(query.get('fieldSelector'));
  const isMeant = (object: KubernetesObject | undefined) =>
    object !== undefined &&
    (!namespace || object.metadata.namespace === namespace) &&
    matchesLabels(object.metadata.labels ?? {}) &&
    matchesFields(object);

  const send = (type: string, object: JsonObject) =>
    response.write(`${JSON.stringify({ type, object })}\n`);
  const sendChange = (change: StoreChange) => {
    const { object, previous, type, revision } = change;
    if (change.kind !== kind || revision <= from) return;
    const was = type !== 'ADDED' && isMeant(previous);
    const is = type !== 'DELETED' && isMeant(object);
    const seen = (was && is && 'MODIFIED') || (is && 'ADDED') || 'DELETED';
    if (was || is) send(seen, representation.toItem(object));
  };
  const sendBookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', {
      kind: kind.kind,
      apiVersion: toApiVersion(kind),
      metadata: {
        resourceVersion: String(store.revision()),
        ...(annotations ? { annotations } : {}),
      },
    });

  response.writeHead(200, {
    'cache-control': 'no-cache, private',
    'content-type': 'application/json',
  });
  response.flushHeaders();

  const endings: (() => void)[] = [];
  const end = () => {
    endings.splice(0).forEach(ending => ending());
    response.end();
  };
  const expire = () => {
    const oldest = store.compactedRevision();
    send('ERROR', createExpired(from, oldest).toStatus());
    end();
  };

  const isFresh = from === 0 || query.get('sendInitialEvents') === 'true';
  const missed = isFresh ? [] : store.changesSince(kind, from);
  if (!missed) {
    expire();
    return end;
  }
  if (isFresh) {
    for (const object of store.list(kind))
      if (isMeant(object)) send('ADDED', representation.toItem(object));
    if (query.get('sendInitialEvents') === 'true')
      sendBookmark({ 'k8s.io/initial-events-end': 'true' });
  }
  missed.forEach(sendChange);

  endings.push(store.observe(sendChange), store.onCompact(expire));
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  endings.push(clock.after(seconds * 1_000 || defaultTimeout, end));
  if (['true', '1'].includes(query.get('allowWatchBookmarks') ?? '')) {
    let cancel = () => {};
    const schedule = () => {
      cancel = clock.after(bookmarkEvery, () => {
        if (from <= store.revision()) sendBookmark();
        schedule();
      });
    };
    schedule();
    endings.push(() => cancel());
  }
  response.on('close', end);
  return end;
}
