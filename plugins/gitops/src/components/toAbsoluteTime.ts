import { DateTime } from 'luxon';

/** Date and time to the second, with the time zone. */
export function toAbsoluteTime(
  at: string,
  options: { language?: string },
): string {
  return DateTime.fromISO(at).toLocaleString(
    DateTime.DATETIME_MED_WITH_SECONDS,
    { locale: options.language },
  );
}
