import { parseDuration } from '../../kubernetes/flux/parseDuration';
import { SyncWindow } from './SyncWindow';

const MINUTE_MS = 60_000;
/** Windows that are longer are cut to a week. */
const LONGEST_MS = 7 * 24 * 60 * MINUTE_MS;

/** Whether a window is open: its schedule fell on a minute not longer ago than it lasts. */
export function isWindowActive(window: SyncWindow, now: Date): boolean {
  const duration = Math.min(parseDuration(window.duration) ?? 0, LONGEST_MS);
  const fields = window.schedule.trim().split(/\s+/);
  if (fields.length !== 5) return false;
  const newest = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let ago = 0; ago < duration; ago += MINUTE_MS) {
    if (fits(fields, new Date(newest - ago))) return true;
  }
  return false;
}

function fits([minute, hour, day, month, weekday]: string[], time: Date) {
  return (
    matches(minute, time.getUTCMinutes()) &&
    matches(hour, time.getUTCHours()) &&
    matches(day, time.getUTCDate()) &&
    matches(month, time.getUTCMonth() + 1) &&
    matches(weekday, time.getUTCDay())
  );
}

function matches(field: string, value: number): boolean {
  return field.split(',').some(part => {
    const [range, step = '1'] = part.split('/');
    const [first, last = part.includes('/') ? '59' : first] = range.split('-');
    const from = range === '*' ? 0 : Number(first);
    const to = range === '*' ? 59 : Number(last);
    return value >= from && value <= to && (value - from) % Number(step) === 0;
  });
}
