import { OperationWait } from '@backstage-gitops/plugin-gitops-common';
import { toSafeText } from './toSafeText';

const MAX_LENGTH = 200;

/**
 * What Argo CD says while a sync waits, with what it waits for. gitops-engine names the first object as
 * `group/Kind/name`, the core group empty, and counts the others: `and 2 more hooks`.
 */
const WAITS: readonly [RegExp, OperationWait['kind']][] = [
  [/^waiting for (?:pruning|deletion) confirmation of (.+)$/, 'confirmation'],
  [/^waiting for completion of hook (.+)$/, 'hook'],
  // A hook that is deleted before it is created anew.
  [/^waiting for deletion of (.+)$/, 'hook'],
  [/^waiting for healthy state of (.+)$/, 'health'],
];

/**
 * What a running sync waits for; every later one of the Application waits behind it (recordings 14, 18).
 *
 * @param operation - its message, and when it started: nothing tells when the waiting itself began, and it
 *   cannot have been before
 */
export function toOperationWait(operation: {
  message?: string;
  startedAt?: string;
}): OperationWait | undefined {
  const { message = '', startedAt } = operation;
  for (const [pattern, kind] of WAITS) {
    const [, object] = pattern.exec(message) ?? [];
    if (object) {
      return {
        kind,
        for: toSafeText(object.replace(/^\//, '')).slice(0, MAX_LENGTH),
        ...(startedAt && { since: startedAt }),
      };
    }
  }
  return undefined;
}
