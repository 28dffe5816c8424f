import { isRecord } from './isRecord';

/**
 * What would be in the cluster after a sync, with what Argo CD left out for comparing: status, times, and what
 * `ignoreDifferences` names. A sync leaves that as it is.
 *
 * @param predicted - what would be there, without
 * @param context - `live`: what is there, with; `normalized`: the same without
 */
export function restoreIgnored(
  predicted: unknown,
  context: { live: unknown; normalized: unknown },
): unknown {
  const { live, normalized } = context;
  if (isRecord(predicted) && isRecord(live) && isRecord(normalized)) {
    const restored = Object.entries(predicted).map(([key, each]) => [
      key,
      restoreIgnored(each, { live: live[key], normalized: normalized[key] }),
    ]);
    const ignored = Object.entries(live).filter(
      ([key]) => !(key in normalized) && !(key in predicted),
    );
    return Object.fromEntries([...restored, ...ignored]);
  }
  const areLists =
    Array.isArray(predicted) &&
    Array.isArray(live) &&
    Array.isArray(normalized);
  if (
    areLists &&
    predicted.length === live.length &&
    live.length === normalized.length
  ) {
    return predicted.map((each, index) =>
      restoreIgnored(each, {
        live: live[index],
        normalized: normalized[index],
      }),
    );
  }
  return predicted;
}
