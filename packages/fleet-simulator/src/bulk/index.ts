/**
 * A fleet made for size, apart from the rest: whoever measures it loads nothing else.
 *
 * @packageDocumentation
 */
export type { BulkChange, BulkFleet } from './BulkFleet';
export type { BulkSize } from './BulkSize';
export { startBulkFleet } from './startBulkFleet';
