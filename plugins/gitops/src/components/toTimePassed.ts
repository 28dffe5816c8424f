import { toDuration } from './toDuration';

/**
 * How long something has lasted, in its largest unit from minutes on.
 *
 * @returns undefined under a minute, and for times to come, which only differing clocks make.
 */
export function toTimePassed(
  at: string,
  options: { now: number; language?: string },
): string | undefined {
  const seconds = (options.now - Date.parse(at)) / 1000;
  return seconds >= 60
    ? toDuration(seconds, { language: options.language, parts: 1 })
    : undefined;
}
