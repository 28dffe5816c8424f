import { DateTime } from 'luxon';

/** A time as a person at the same desk would say it: the clock today, else with the date. */
export function toClockTime(
  at: string,
  options: { now: number; language?: string },
): string {
  const time = DateTime.fromISO(at);
  if (!time.isValid) return at;
  const today = time.hasSame(DateTime.fromMillis(options.now), 'day');
  return time.toLocaleString(
    {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(!today && { day: 'numeric', month: 'short' }),
      ...(time.year !== DateTime.fromMillis(options.now).year && {
        year: 'numeric',
      }),
    },
    { locale: options.language },
  );
}
