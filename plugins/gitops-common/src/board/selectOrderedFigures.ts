import { DeliveryFigures } from '../model';

/**
 * Delivery figures in the order of the board: the configured environments, then others by name, then those
 * of no environment; within one by app.
 *
 * @public
 */
export function selectOrderedFigures(
  items: readonly DeliveryFigures[],
  configured: readonly string[],
): DeliveryFigures[] {
  const toRank = ({ environment }: DeliveryFigures): number => {
    if (environment === undefined) return configured.length + 1;
    const index = configured.indexOf(environment);
    return index < 0 ? configured.length : index;
  };
  return [...items].sort(
    (one, other) =>
      toRank(one) - toRank(other) ||
      (one.environment ?? '').localeCompare(other.environment ?? '', 'en') ||
      one.app.localeCompare(other.app, 'en', { numeric: true }),
  );
}
