import { Condition } from '../client/wire';

/** The condition of a type, if the object has it. */
export function selectCondition(
  status: { conditions?: Condition[] | null } | null | undefined,
  type: string,
): Condition | undefined {
  return status?.conditions?.find(condition => condition.type === type);
}
