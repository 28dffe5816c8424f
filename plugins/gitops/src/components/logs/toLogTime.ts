import { DateTime } from 'luxon';

/** The time of a line, to the millisecond; with the day when it is another one. */
export function toLogTime(at: string, options: { now: number }): string {
  const time = DateTime.fromISO(at);
  if (!time.isValid) return at;
  const today = time.hasSame(DateTime.fromMillis(options.now), 'day');
  return time.toFormat(today ? 'HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss.SSS');
}
