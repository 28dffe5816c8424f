import { ArgocdEvent } from '../../client/readResourceEvents';

/** When an Event was seen last, ISO 8601: two generations of the API write it in different fields. */
export function selectEventTime(event: ArgocdEvent): string | undefined {
  return (
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.metadata.creationTimestamp
  );
}
