import { DateTime } from 'luxon';

/** Date and time to the second, by the clock of 24 hours as everywhere, with the time zone. */
export function toAbsoluteTime(
  at: string,
  options: { language?: string },
): string {
  const time = DateTime.fromISO(at);
  if (!time.isValid) return at;
  return time.toLocaleString(
    {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    },
    { locale: options.language },
  );
}
