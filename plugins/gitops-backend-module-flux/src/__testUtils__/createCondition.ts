import { Condition } from '../client/wire';

/** A condition about generation 1, whose message names its reason. */
export function createCondition(
  type: string,
  status: Condition['status'],
  reason: string,
): Condition {
  return {
    type,
    status,
    reason,
    message: `${reason} of it`,
    observedGeneration: 1,
    lastTransitionTime: '2026-11-23T02:00:00Z',
  };
}
