import { useEffect, useState } from 'react';

const STEP_SECONDS = 5;

/**
 * The seconds until a moment, rounded up to five and told anew every five as long as it lies ahead; 0 once
 * it has passed.
 *
 * @param at - ISO 8601
 */
export function useRemainingSeconds(at: string): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= Date.parse(at)) clearInterval(timer);
    }, STEP_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [at]);

  const remaining = Math.max(0, (Date.parse(at) - now) / 1000) || 0;
  return Math.ceil(remaining / STEP_SECONDS) * STEP_SECONDS;
}
