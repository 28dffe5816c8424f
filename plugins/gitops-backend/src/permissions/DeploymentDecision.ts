import { DeploymentJudgement } from './DeploymentSubject';

/** What the permission policy says of one permission: about all Deployments, or about some. */
export type DeploymentDecision =
  | { result: 'allow' }
  | { result: 'deny' }
  | { result: 'some'; includes: DeploymentJudgement };
