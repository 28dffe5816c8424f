import { SetStatus } from './toSetStatus';

/** The status of a set that cannot generate: what it says of its Applications is from before, and stays. */
export function keepMembers(failed: SetStatus, before: SetStatus): SetStatus {
  const rollout = before.conditions.filter(
    ({ type }) => type === 'RolloutProgressing',
  );
  return {
    ...before,
    ...failed,
    conditions: [...failed.conditions, ...rollout],
  };
}
