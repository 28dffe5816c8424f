import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentDecision } from './DeploymentDecision';

/** Whether the policy decided so for this Deployment. */
export function includesDeployment(
  decision: DeploymentDecision,
  deployment: Deployment,
): boolean {
  return (
    decision.result === 'allow' ||
    (decision.result === 'some' && decision.includes(deployment))
  );
}
