import { Application } from '../client/Application';

/** The newest time an Application tells about itself: no event carries a time of its own. */
export function deriveLatestTime({ status }: Application): string | undefined {
  const times = [
    status?.reconciledAt,
    status?.health?.lastTransitionTime,
    status?.operationState?.startedAt,
    status?.operationState?.finishedAt,
    ...(status?.conditions ?? []).map(
      ({ lastTransitionTime }) => lastTransitionTime,
    ),
  ];
  let latest: { time: string; at: number } | undefined;
  for (const time of times) {
    if (time === undefined) continue;
    const at = Date.parse(time);
    if (at > (latest?.at ?? 0)) latest = { time, at };
  }
  return latest?.time;
}
