import { Application } from '../client/Application';

/**
 * Whether sync says something about the cluster after the last operation. Argo CD ends an operation
 * before it compares again, and its times are whole seconds: within the same one nobody can tell
 * (recordings 24), unless it was seen Synced meanwhile.
 *
 * @param application - as it is now
 * @param afterOperation - end of the operation after which it was seen Synced
 */
export function isComparedSinceOperation(
  { status }: Application,
  afterOperation: string | undefined,
): boolean {
  const finishedAt = status?.operationState?.finishedAt;
  if (!finishedAt || finishedAt === afterOperation) return true;
  return Date.parse(status.reconciledAt ?? '') > Date.parse(finishedAt);
}
