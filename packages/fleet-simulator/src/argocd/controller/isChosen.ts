import { JsonObject } from '../../Json';
import { DesiredResource } from '../render/DesiredState';

/** Whether a sync of chosen resources takes this one. A group or namespace that is not said fits all. */
export function isChosen(
  { group, kind, name, namespace }: DesiredResource,
  only: JsonObject[],
): boolean {
  return only.some(
    each =>
      each.kind === kind &&
      each.name === name &&
      (!each.group || each.group === group) &&
      (!each.namespace || !namespace || each.namespace === namespace),
  );
}
