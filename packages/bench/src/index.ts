/**
 * The benchmark of this repository; `npm run bench` at its root.
 *
 * @packageDocumentation
 */
export { fullEffort } from './BenchEffort';
export type { BenchEffort } from './BenchEffort';
export { runBench } from './runBench';
export type { BenchFigures } from './runBench';
