import { JsonObject } from '../Json';
import { WorkloadOwner } from './WorkloadOwner';

/** The entry in `ownerReferences` of what a controller made. */
export function toOwnerReference({
  apiVersion,
  kind,
  name,
  uid,
}: Omit<WorkloadOwner, 'namespace'>): JsonObject {
  return {
    apiVersion,
    kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
