import { isDeepStrictEqual } from 'node:util';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { recordManager } from '../objects/recordManager';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { AddOnContext } from './AddOnContext';

/** Writes the status of an object on behalf of its controller. The same status again changes nothing. */
export function writeStatus(
  { store, clock }: Pick<AddOnContext, 'store' | 'clock'>,
  options: {
    kind: ResourceKind;
    object: KubernetesObject;
    manager: string;
    status: JsonObject;
  },
): void {
  const { kind, object, manager, status } = options;
  if (isDeepStrictEqual(object.status, status)) return;
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
        time: toTimestamp(clock.now()),
        fields: { status },
      }),
    },
  });
}
