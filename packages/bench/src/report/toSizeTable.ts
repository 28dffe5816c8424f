import { SizeFigures } from '../measure/measureSize';
import { toMarkdownTable } from './toMarkdownTable';

const MIB = 1024 * 1024;

/** One line of the table: what it says, and how it is read from the figures of a size. */
type Line = [string, (figures: SizeFigures) => string];

const lines: Line[] = [
  ['Argo CDs', ({ size }) => `${size.instances}`],
  ['streamed, MiB', ({ bytes }) => toText(bytes / MIB)],
  ['first full picture, ms', ({ picture }) => toText(picture.ms)],
  ['bare download and `JSON.parse`, ms', ({ bare }) => toText(bare.ms)],
  [
    '**ratio of the two** (goal ≤ 1.5)',
    ({ picture, bare }) => toText(picture.ms / bare.ms),
  ],
  [
    'ratio of their processor time',
    ({ picture, bare }) => toText(picture.cpuMs / bare.cpuMs),
  ],
  [
    'processor time afterwards (history, commits, probes), ms',
    ({ afterwards }) => toText(afterwards.cpuMs),
  ],
  [
    '**resident, MiB** (goal ≤ 572, that is 600 MB)',
    ({ memory }) => toText(memory.rss / MIB),
  ],
  ['heap in use, MiB', ({ memory }) => toText(memory.heapUsed / MIB)],
  ['most ever resident, MiB', ({ memory }) => toText(memory.peak / MIB)],
  ['entity view p50, ms', ({ entityView }) => toText(entityView.p50)],
  [
    '**entity view p99, ms** (goal ≤ 10)',
    ({ entityView }) => toText(entityView.p99),
  ],
  [
    'entity view without pauses p50 / p99, ms',
    ({ entityViewBusy }) =>
      `${toText(entityViewBusy.p50)} / ${toText(entityViewBusy.p99)}`,
  ],
  [
    'processor time of one entity view, ms',
    ({ entityViewCpuMs }) => toText(entityViewCpuMs),
  ],
  [
    '**fleet first page p99, ms** (goal ≤ 200)',
    ({ fleetPage }) => toText(fleetPage.p99),
  ],
  [
    'upstream requests while browsers asked',
    ({ upstream }) => `${upstream.total}`,
  ],
  [
    '**the same without probes / browser requests** (goal 0)',
    ({ upstream, browserRequests }) =>
      `${
        upstream.total - (upstream.byKind.resource ?? 0)
      } / ${browserRequests}`,
  ],
  [
    '**change → signal p95, ms** (goal ≤ 1,000)',
    ({ change }) => toText(change.p95),
  ],
  [
    'the same under constant change p95, ms',
    ({ changeBusy }) => toText(changeBusy.p95),
  ],
];

/** The figures of all sizes, a column each. */
export function toSizeTable(figures: readonly SizeFigures[]): string {
  return toMarkdownTable(
    [
      'Applications',
      ...figures.map(({ size }) => size.applications.toLocaleString('en-US')),
    ],
    lines.map(([title, read]) => [title, ...figures.map(read)]),
  );
}

/** Three digits that count, no more. */
export function toText(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(value, 0.01))));
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
