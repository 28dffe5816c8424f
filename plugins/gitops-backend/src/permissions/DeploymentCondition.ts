import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/**
 * A permission rule with its parameters filled in, as the store understands it. It sees only what an
 * expected Deployment that is not there has too, so that a decision hides both alike.
 */
export type DeploymentCondition = (
  deployment: Pick<Deployment, 'app' | 'cluster' | 'environment'>,
) => boolean;
