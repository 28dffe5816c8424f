import { HangingFigures } from '../measure/measureHanging';
import { BenchFigures } from '../runBench';
import { toGrowthTable } from './toGrowthTable';
import { toMarkdownTable } from './toMarkdownTable';
import { toSizeTable, toText } from './toSizeTable';

/**
 * The figures of a run as Markdown.
 *
 * @param figures - of the run
 * @param options - `machine` it ran on, and the `date`, ISO 8601
 */
export function toReport(
  figures: BenchFigures,
  options: { machine: string; date: string },
): string {
  const { sizes, hanging } = figures;
  return [
    `Taken on ${options.date.slice(0, 10)}: ${options.machine}.`,
    toSizeTable(sizes),
    ...(sizes.length > 1 ? [toGrowthTable(sizes)] : []),
    ...(hanging ? [toHangingTable(hanging)] : []),
  ].join('\n\n');
}

function toHangingTable({ size, hanging, well, silent, rows }: HangingFigures) {
  return toMarkdownTable(
    [
      `entity view, ${size.instances} Argo CDs`,
      'none hangs',
      `${hanging} hang`,
      'ratio (goal ≈ 1)',
    ],
    [
      ['p50, ms', well.p50, silent.p50] as const,
      ['p99, ms', well.p99, silent.p99] as const,
      ['rows on all pages', rows.well, rows.silent] as const,
    ].map(([title, before, after]) => [
      title,
      toText(before),
      toText(after),
      toText(after / before),
    ]),
  );
}
