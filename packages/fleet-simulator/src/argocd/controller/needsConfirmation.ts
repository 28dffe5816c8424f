import { DesiredResource } from '../render/DesiredState';
import { readSyncOptions } from './readSyncOptions';

/** Whether pruning a resource waits for a person, by `Prune=confirm`. */
export function needsConfirmation(resource: DesiredResource): boolean {
  return readSyncOptions(resource).includes('Prune=confirm');
}
