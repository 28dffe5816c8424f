import { Application } from '../client/Application';

/** The newest time an Application tells about itself: no event carries a time of its own. */
export function deriveLatestTime({ status }: Application): string | undefined {
  return [
    status?.reconciledAt,
    status?.health?.lastTransitionTime,
    status?.operationState?.startedAt,
    status?.operationState?.finishedAt,
    ...(status?.conditions ?? []).map(
      ({ lastTransitionTime }) => lastTransitionTime,
    ),
  ].reduce(
    (latest, time) =>
      Date.parse(time ?? '') > Date.parse(latest ?? '1970-01-01')
        ? time
        : latest,
    undefined,
  );
}
