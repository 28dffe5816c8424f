import { isEqual } from './isEqual';
import { isRecord } from './isRecord';

/**
 * A value without what nobody wrote: what the other side has as well, and Git does not name. What differs
 * stays, whoever wrote it.
 *
 * @param value - of one side
 * @param context - `other`: the same of the other side; `written`: what Git says
 */
export function dropDefaults(
  value: unknown,
  context: { other: unknown; written: unknown },
): unknown {
  const { other, written } = context;
  if (isRecord(value) && isRecord(written)) {
    const kept = Object.entries(value).flatMap(([key, each]) => {
      const counterpart = isRecord(other) ? other[key] : undefined;
      if (!(key in written)) {
        return isEqual(each, counterpart) ? [] : [[key, each]];
      }
      const deeper = { other: counterpart, written: written[key] };
      return [[key, dropDefaults(each, deeper)]];
    });
    return Object.fromEntries(kept);
  }
  // Items are told apart by their place only; where that cannot be, all stay whole.
  if (
    Array.isArray(value) &&
    Array.isArray(written) &&
    value.length === written.length
  ) {
    const others = Array.isArray(other) ? other : [];
    return value.map((each, index) =>
      dropDefaults(each, { other: others[index], written: written[index] }),
    );
  }
  return value;
}
