import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ApplicationAddress } from '../client/ArgocdClient';

/** How Argo CD wants the Application of a Deployment named. */
export function toApplicationAddress(
  deployment: Deployment,
): ApplicationAddress {
  const { namespace, name, project = 'default' } = deployment;
  return { namespace, name, project };
}
