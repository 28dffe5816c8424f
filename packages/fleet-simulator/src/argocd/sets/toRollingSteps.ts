import { isJsonObject, JsonObject } from '../../Json';
import { matchesExpressions } from './matchesSelector';

/**
 * Groups names into the steps of a RollingSync strategy. Who fits several is in the first; who fits none is in
 * no step and never synced by the set.
 */
export function toRollingSteps<T extends { labels?: Record<string, string> }>(
  setSpec: JsonObject,
  items: T[],
): T[][] {
  const { strategy } = setSpec;
  const rolling = isJsonObject(strategy) && strategy.rollingSync;
  const steps = isJsonObject(rolling) && rolling.steps;
  if (!Array.isArray(steps)) return [];
  const left = new Set(items);
  return steps.filter(isJsonObject).map(({ matchExpressions }) => {
    const fits = [...left].filter(({ labels = {} }) =>
      matchesExpressions(labels, matchExpressions),
    );
    fits.forEach(item => left.delete(item));
    return fits;
  });
}
