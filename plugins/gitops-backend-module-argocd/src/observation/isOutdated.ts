import { Application } from '../client/Application';
import { ApplicationSummary } from '../client/ApplicationSummary';

/**
 * Whether the small list knows something else of an Application than we do, so that the stream has
 * lost an event. What an Argo CD before 3.5 leaves out of the list is not compared.
 *
 * @param held - the Application as the stream told it
 * @param listed - its line in the small list
 */
export function isOutdated(
  held: Application,
  listed: ApplicationSummary,
): boolean {
  const { sync, health, operationState } = listed.status ?? {};
  const known = held.status;
  return (
    sync?.status !== known?.sync?.status ||
    Boolean(
      sync?.revision &&
        known?.sync?.revision &&
        sync.revision !== known.sync.revision,
    ) ||
    health?.status !== known?.health?.status ||
    operationState?.phase !== known?.operationState?.phase ||
    operationState?.startedAt !== known?.operationState?.startedAt ||
    operationState?.finishedAt !== known?.operationState?.finishedAt ||
    Boolean(listed.metadata.deletionTimestamp) !==
      Boolean(held.metadata.deletionTimestamp)
  );
}
