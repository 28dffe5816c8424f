import { recordManager } from '../objects/recordManager';
import { ResourceKind, toApiVersion } from '../objects/ResourceKind';
import { toTimestamp } from '../objects/toTimestamp';
import { FluxContext, ObjectKey } from './FluxContext';

const fluxFinalizer = 'finalizers.fluxcd.io';

/** Puts the finalizer on an object that its controller sees for the first time. */
export function addFinalizer(
  context: FluxContext,
  options: { kind: ResourceKind; key: ObjectKey; manager: string },
): void {
  const { kind, key, manager } = options;
  const object = context.store.get(kind, key);
  if (!object || object.metadata.finalizers) return;
  const metadata = { ...object.metadata, finalizers: [fluxFinalizer] };
  context.store.write(kind, {
    ...object,
    metadata: {
      ...metadata,
      managedFields: recordManager(object.metadata, {
        apiVersion: toApiVersion(kind),
        manager,
        operation: 'Update',
        time: toTimestamp(context.clock.now()),
        fields: {
          metadata: { finalizers: { [`v:"${fluxFinalizer}"`]: {} } },
        },
      }),
    },
  });
}
