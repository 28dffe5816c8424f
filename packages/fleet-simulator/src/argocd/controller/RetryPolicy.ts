import { isJsonObject, JsonObject } from '../../Json';
import { parseDuration } from '../../kubernetes/flux/parseDuration';

/** How often a failed operation is tried again, and how long after. */
export class RetryPolicy {
  constructor(private readonly retry: JsonObject) {}

  /** Whether one more try is left after so many. */
  allows(retried: number): boolean {
    const { limit } = this.retry;
    return typeof limit === 'number' && (limit < 0 || retried < limit);
  }

  /** The pause before a try, in milliseconds. */
  pauseMs(retried: number): number {
    const { backoff } = this.retry;
    const { duration, factor, maxDuration } = isJsonObject(backoff)
      ? backoff
      : {};
    const first = toMs(duration) ?? 5_000;
    const grown = first * (typeof factor === 'number' ? factor : 2) ** retried;
    return Math.min(grown, toMs(maxDuration) ?? 180_000);
  }
}

function toMs(duration: unknown): number | undefined {
  return typeof duration === 'string' ? parseDuration(duration) : undefined;
}
