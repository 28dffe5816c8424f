import { RequestedOperation } from '../../client/ApplicationDetail';

/**
 * Whether an operation is the one that was asked for: by who asked, for what, and what it was told to remember.
 * Argo CD gives operations no id.
 *
 * @param operation - that runs or ran
 * @param requested - as Argo CD noted it when it took the request
 */
export function isOwnOperation(
  operation: RequestedOperation | undefined,
  requested: RequestedOperation | undefined,
): boolean {
  if (!operation || !requested) return false;
  return toKey(operation) === toKey(requested);
}

function toKey({ sync, initiatedBy, info }: RequestedOperation): string {
  return JSON.stringify([
    sync?.revision,
    sync?.revisions,
    sync?.dryRun ?? false,
    sync?.prune ?? false,
    initiatedBy?.username,
    initiatedBy?.automated ?? false,
    info.map(({ name, value }) => [name, value]),
  ]);
}
