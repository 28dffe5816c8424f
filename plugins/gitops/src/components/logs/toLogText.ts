import { LogLine } from '../../hooks/LogState';

/** Lines as a file has them: time, Pod where there are several, text. */
export function toLogText(
  lines: readonly LogLine[],
  options: { timestamps: boolean },
): string {
  const several = new Set(lines.map(({ pod }) => pod)).size > 1;
  return lines
    .map(({ at, pod, text }) =>
      [options.timestamps && at, several && pod, text]
        .filter(part => part !== false && part !== undefined)
        .join(' '),
    )
    .map(line => `${line}\n`)
    .join('');
}
