/**
 * When an axis took its new value, in milliseconds: when the engine says so, else when it was seen. An
 * engine whose clock is wrong says a time that cannot be: one still to come, or one before the value it
 * had until then. Then it is when it was seen.
 *
 * @param told - the engine's own time, ISO 8601
 * @param options.seenAt - milliseconds
 * @param options.previousAt - when the value before began, milliseconds; absent when nobody knows
 */
export function toTransitionTime(
  told: string | undefined,
  options: { seenAt: number; previousAt?: number },
): number {
  const { seenAt, previousAt = -Infinity } = options;
  const at = Date.parse(told ?? '');
  const canBe = at <= seenAt && at >= previousAt;
  return canBe ? at : Math.max(seenAt, previousAt);
}
