import { IncomingMessage, ServerResponse } from 'node:http';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { createApiServer } from '../api/createApiServer';
import { createOwnClock } from '../createOwnClock';
import { findInvalidField } from '../flux/findInvalidField';
import { createObjectStore } from '../objects/createObjectStore';
import { ObjectStore } from '../objects/ObjectStore';
import { findResourceKind } from '../objects/resourceKinds';
import { ResourceKind } from '../objects/ResourceKind';
import { ClusterContents } from './ClusterContents';

/** Simulated milliseconds in which changes are gathered before they are looked at. */
const pause = 50;

/** The API server of a cluster without Flux. */
export interface MirroredCluster {
  readonly store: ObjectStore;
  handle(request: IncomingMessage, response: ServerResponse): void;
  stop(): void;
}

/**
 * Serves what another simulated engine delivers to a cluster as that cluster's own API server would: lists, watches,
 * logs. What a client writes here is overwritten at the next change.
 */
export function createMirroredCluster(options: {
  contents: ClusterContents;
  clock: SimulatedClock;
  token: string;
}): MirroredCluster {
  const { contents, token } = options;
  const clock = createOwnClock(options.clock);
  const store = createObjectStore({ now: () => clock.now() });
  const server = createApiServer({
    store,
    clock,
    users: { token },
    findInvalidField,
    installed: { flux: false, rollouts: true },
  });
  let before = new Map<
    string,
    { kind: ResourceKind; key: { namespace?: string; name: string } }
  >();
  const update = () => {
    const after: typeof before = new Map();
    for (const object of contents.read()) {
      const kind = findResourceKind(object.apiVersion, object.kind);
      if (!kind) continue;
      const { namespace, name } = object.metadata;
      const key = { ...(kind.namespaced ? { namespace } : {}), name };
      const id = `${object.apiVersion} ${kind.plural} ${key.namespace}/${name}`;
      const known = store.get(kind, key);
      // A new object of the same name: watches hear that the old one went.
      if (known && known.metadata.uid !== object.metadata.uid)
        store.remove(kind, key);
      after.set(id, { kind, key });
      store.write(kind, object);
    }
    for (const [id, { kind, key }] of before)
      if (!after.has(id)) store.remove(kind, key);
    before = after;
  };
  update();
  let isPlanned = false;
  const stopListening = contents.subscribe(() => {
    if (isPlanned) return;
    isPlanned = true;
    clock.after(pause, () => {
      isPlanned = false;
      update();
    });
  });
  return {
    store,
    handle: server.handle,
    stop() {
      stopListening();
      server.stop();
      clock.stop();
    },
  };
}
