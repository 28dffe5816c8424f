import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { CollectedPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';

/** The Deployment of a name in a picture, as it is now. */
export function findByName(
  picture: CollectedPicture,
  name: string,
): Deployment | undefined {
  return picture.deployments().find(deployment => deployment.name === name);
}
