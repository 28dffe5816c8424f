import { Condition, parseConditions } from '../kubernetes/flux/conditions';
import { KubernetesObject } from '../kubernetes/objects/KubernetesObject';

/** The condition of a type, if the object has it. */
export function findCondition(
  object: KubernetesObject,
  type: string,
): Condition | undefined {
  return parseConditions(object.status).find(
    condition => condition.type === type,
  );
}
