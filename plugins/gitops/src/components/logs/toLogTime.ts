import { DateTime } from 'luxon';

/** The time of a line, to the millisecond; with the day when it is another one, as `toClockTime` writes it. */
export function toLogTime(
  at: string,
  options: { now: number; language?: string },
): string {
  const time = DateTime.fromISO(at);
  if (!time.isValid) return at;
  const clock = time.toFormat('HH:mm:ss.SSS');
  const now = DateTime.fromMillis(options.now);
  if (time.hasSame(now, 'day')) return clock;
  const day = time.toLocaleString(
    {
      day: 'numeric',
      month: 'short',
      ...(time.year !== now.year && { year: 'numeric' }),
    },
    { locale: options.language },
  );
  return `${day}, ${clock}`;
}
