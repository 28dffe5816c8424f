const units: [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A length of time in its two largest units: `2 hr, 5 min`.
 *
 * @param seconds - what is negative, as differing clocks make it, counts as nothing
 * @param options - `parts`: how many units at most, default 2
 */
export function toDuration(
  seconds: number,
  options: { language?: string; parts?: 1 | 2 },
): string {
  const { language, parts = 2 } = options;
  let left = Math.max(0, Math.round(seconds));
  const found: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    const isLast = unit === 'second';
    if (count === 0 && !(isLast && found.length === 0)) {
      // `1 day` rather than `1 day, 5 seconds`.
      if (found.length > 0) break;
      continue;
    }
    found.push(
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(count),
    );
    left -= count * size;
    if (found.length === parts) break;
  }
  return found.join(' ');
}
