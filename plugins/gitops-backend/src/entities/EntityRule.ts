import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** How an entity's Deployments are recognised, with the name of the rule for a person. */
export type EntityRule = {
  /** The annotation or label that decides. */
  name: string;
  matches: (deployment: Deployment) => boolean;
};
