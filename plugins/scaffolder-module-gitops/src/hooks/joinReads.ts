import { LiveRead } from './useLiveRead';

/** Two reads as one: there when both are, failed when one did. */
export function joinReads<One, Other>(
  one: LiveRead<One>,
  other: LiveRead<Other>,
): LiveRead<readonly [One, Other]> {
  const error = one.error ?? other.error;
  const retry = () => {
    if (one.error || !other.error) one.retry();
    if (other.error) other.retry();
  };
  if (error) return { error, retry };
  return one.value === undefined || other.value === undefined
    ? { retry }
    : { value: [one.value, other.value], retry };
}
