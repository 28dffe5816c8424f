import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentJudgement } from '../permissions/DeploymentSubject';

/**
 * A row as a caller may see it: of the Deployments that it waits for it names only those that the caller
 * may see. None left means that it waits for some that are hidden.
 */
export function hideOthers(
  row: Deployment,
  options: {
    isVisible?: DeploymentJudgement;
    find: (id: string) => Deployment | undefined;
  },
): Deployment {
  const { isVisible, find } = options;
  const { set } = row;
  if (!isVisible || !set?.waitingFor) return row;
  const waitingFor = set.waitingFor.filter(id => {
    const other = find(id);
    return other !== undefined && isVisible(other);
  });
  return { ...row, set: { ...set, waitingFor } };
}
