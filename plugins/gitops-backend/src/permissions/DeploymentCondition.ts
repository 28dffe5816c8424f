import { DeploymentSubject } from './DeploymentSubject';

/**
 * A permission rule with its parameters filled in. It sees of an expected Deployment that is not there
 * what it sees of one that is, so that a decision hides both alike.
 *
 * @public
 */
export type DeploymentCondition = (subject: DeploymentSubject) => boolean;
