import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { recordManager } from '../objects/recordManager';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { ConditionChange, setConditions } from './conditions';
import { FluxContext, ObjectKey } from './FluxContext';

/** Writes the status of one object during one reconcile. */
export interface StatusWriter {
  /** The object now; undefined when it is gone. */
  current(): KubernetesObject | undefined;
  /** Sets and removes conditions, and fields of the status beside them; undefined removes a field. */
  write(change: {
    set?: ConditionChange[];
    without?: string[];
    fields?: JsonObject;
  }): void;
}

/**
 * @param options - `generation`: the one being reconciled, which the conditions will name
 */
export function createStatusWriter(
  context: FluxContext,
  options: {
    kind: ResourceKind;
    key: ObjectKey;
    manager: string;
    generation: number;
  },
): StatusWriter {
  const { store, clock } = context;
  const { kind, key, manager, generation } = options;
  return {
    current: () => store.get(kind, key),
    write({ set = [], without = [], fields = {} }) {
      const object = store.get(kind, key);
      if (!object) return;
      const now = clock.now();
      const conditioned =
        set.length || without.length
          ? setConditions(object.status, { set, without, generation, now })
          : object.status;
      const status: JsonObject = { ...conditioned, ...fields };
      for (const [field, value] of Object.entries(status)) {
        if (value === undefined) delete status[field];
      }
      store.write(kind, {
        ...object,
        status,
        metadata: {
          ...object.metadata,
          managedFields: recordManager(object.metadata, {
            apiVersion: toApiVersion(kind),
            manager,
            operation: 'Update',
            subresource: 'status',
            time: toTimestamp(now),
            fields: { status },
          }),
        },
      });
    },
  };
}
