import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore } from '../objects/ObjectStore';
import { recordManager } from '../objects/recordManager';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';

/** Older ones are dropped, as an hour drops them in a real cluster. */
const kept = 600;

/** Writes core/v1 Events about objects. */
export interface EventRecorder {
  record(
    about: KubernetesObject,
    event: {
      type?: 'Normal' | 'Warning';
      reason: string;
      message: string;
      component: string;
      annotations?: Record<string, string>;
      /** How often it happened until now, once without it. */
      count?: number;
      /** When it happened first, when that was before. */
      firstAt?: string;
      /** The same again counts up instead of making another Event. */
      repeats?: boolean;
    },
  ): void;
}

/** An {@link EventRecorder} that keeps the newest events in the store. */
export function createEventRecorder(options: {
  store: ObjectStore;
  now: () => Date;
}): EventRecorder {
  const { store, now } = options;
  let last = 0n;
  // Nanoseconds in hexadecimal: names sort by time, as real ones do.
  const toSuffix = (time: Date) => {
    const at = BigInt(time.getTime()) * 1_000_000n;
    last = at > last ? at : last + 1n;
    return last.toString(16);
  };
  const written: { namespace: string; name: string }[] = [];
  return {
    record(
      about,
      {
        type = 'Normal',
        reason,
        message,
        component,
        annotations,
        count = 1,
        firstAt,
        repeats,
      },
    ) {
      const {
        name,
        namespace = 'default',
        uid,
        resourceVersion,
      } = about.metadata;
      const at = toTimestamp(now());
      if (repeats) {
        const known = store
          .list(kinds.event, namespace)
          .find(
            event =>
              (event.involvedObject as { uid?: string }).uid === uid &&
              event.reason === reason &&
              event.message === message,
          );
        if (known) {
          store.write(kinds.event, {
            ...known,
            count: Number(known.count) + 1,
            lastTimestamp: at,
          });
          return;
        }
      }
      const key = {
        namespace,
        name: `${name}.${toSuffix(now())}`,
      };
      const content = {
        involvedObject: {
          kind: about.kind,
          namespace,
          name,
          uid,
          apiVersion: about.apiVersion,
          resourceVersion,
        },
        reason,
        message,
        source: { component },
        firstTimestamp: firstAt ?? at,
        lastTimestamp: at,
        count,
        type,
        eventTime: null,
        reportingComponent: component,
        reportingInstance: '',
      };
      const metadata = { ...key, ...(annotations ? { annotations } : {}) };
      store.write(kinds.event, {
        kind: 'Event',
        apiVersion: 'v1',
        metadata: {
          ...metadata,
          managedFields: recordManager(metadata, {
            apiVersion: 'v1',
            manager: component,
            operation: 'Update',
            time: at,
            fields: content,
          }),
        },
        ...content,
      });
      written.push(key);
      if (written.length > kept) {
        const oldest = written.shift();
        if (oldest) store.remove(kinds.event, oldest);
      }
    },
  };
}
