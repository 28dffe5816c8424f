import { NotAllowedError } from '@backstage/errors';
import { DeploymentDecision } from './DeploymentDecision';

/** @throws NotAllowedError when the policy lets the caller see none at all */
export function expectReader(reads: DeploymentDecision): void {
  if (reads.result === 'deny') {
    throw new NotAllowedError('You may not see Deployments');
  }
}
