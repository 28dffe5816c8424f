import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { DeploymentCondition } from './DeploymentCondition';

/** Turns the criteria of a conditional decision into one condition. */
export function toDeploymentPredicate(
  criteria: PermissionCriteria<DeploymentCondition>,
): DeploymentCondition {
  if (isAndCriteria(criteria)) {
    const parts = criteria.allOf.map(toDeploymentPredicate);
    return deployment => parts.every(part => part(deployment));
  }
  if (isOrCriteria(criteria)) {
    const parts = criteria.anyOf.map(toDeploymentPredicate);
    return deployment => parts.some(part => part(deployment));
  }
  if (isNotCriteria(criteria)) {
    const part = toDeploymentPredicate(criteria.not);
    return deployment => !part(deployment);
  }
  return criteria;
}
