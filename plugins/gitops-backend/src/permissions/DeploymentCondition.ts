import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A permission rule with its parameters filled in, as the store understands it. */
export type DeploymentCondition = (deployment: Deployment) => boolean;
