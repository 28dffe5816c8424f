import { SetStatus } from './toSetStatus';

/** A new status of a set in which what did not change keeps the time it is from. */
export function keepTransitionTimes(
  status: SetStatus,
  before: SetStatus,
): SetStatus {
  const { conditions, applicationStatus } = status;
  return {
    ...status,
    conditions: conditions.map(condition => {
      const same = before.conditions.find(
        ({ type, message, status: value }) =>
          type === condition.type &&
          message === condition.message &&
          value === condition.status,
      );
      return same ?? condition;
    }),
    ...(applicationStatus
      ? {
          applicationStatus: applicationStatus.map(each => {
            const same = before.applicationStatus?.find(
              ({ application, status: word }) =>
                application === each.application && word === each.status,
            );
            return same
              ? { ...each, lastTransitionTime: same.lastTransitionTime }
              : each;
          }),
        }
      : {}),
  };
}
