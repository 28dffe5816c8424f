const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * How long ago something was, in the largest whole unit from minutes on.
 *
 * @returns undefined under a minute, and for times to come, which only differing clocks make.
 */
export function toRelativeTime(
  at: string,
  options: { now: number; language?: string },
): string | undefined {
  const seconds = (options.now - Date.parse(at)) / 1000;
  const step = steps.find(([, size]) => seconds >= size);
  if (!step) return undefined;
  return new Intl.RelativeTimeFormat(options.language, {
    numeric: 'always',
  }).format(-Math.floor(seconds / step[1]), step[0]);
}
