import { SizeFigures } from '../measure/measureSize';
import { toMarkdownTable } from './toMarkdownTable';
import { toText } from './toSizeTable';

const lines: [string, (figures: SizeFigures) => number][] = [
  ['first full picture, processor time', ({ picture }) => picture.cpuMs],
  ['bare download and `JSON.parse`', ({ bare }) => bare.cpuMs],
  ['heap in use', ({ memory }) => memory.heapUsed],
  ['entity view p50', ({ entityView }) => entityView.p50],
  ['fleet first page p50', ({ fleetPage }) => fleetPage.p50],
  ['change → signal p50', ({ change }) => change.p50],
];

/** How much each figure grew from one size to the next: more than the fleet itself is worse than linear. */
export function toGrowthTable(figures: readonly SizeFigures[]): string {
  const steps = figures.slice(1).map((next, index) => ({
    next,
    before: figures[index],
  }));
  const toFactor = (read: (figures: SizeFigures) => number) =>
    steps.map(({ before, next }) => `× ${toText(read(next) / read(before))}`);
  return toMarkdownTable(
    ['from one size to the next', ...toFactor(({ size }) => size.applications)],
    lines.map(([title, read]) => [title, ...toFactor(read)]),
  );
}
