import { isDeepStrictEqual } from 'node:util';
import { StoreChange } from '../objects/ObjectStore';

/** Whether a change is one that a controller wakes up for: not its own writing of status. */
export function isWorthReconciling({ object, previous }: StoreChange): boolean {
  return (
    !previous ||
    previous.metadata.generation !== object.metadata.generation ||
    previous.metadata.deletionTimestamp !== object.metadata.deletionTimestamp ||
    !isDeepStrictEqual(
      previous.metadata.annotations,
      object.metadata.annotations,
    )
  );
}
