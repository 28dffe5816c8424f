import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease } from '../client/wire';
import { FluxMappingContext, toHelmReleaseDeployment } from '../mapping';

/** Maps a HelmRelease of `azure-aks` of which nothing else is known, unless the context says so. */
export function mapHelmRelease(
  release: HelmRelease,
  context: Partial<FluxMappingContext> = {},
): Deployment {
  return toHelmReleaseDeployment(release, {
    engineName: 'azure-aks',
    knownClusters: [],
    sources: new Map(),
    workloadVersions: [],
    ...context,
  }).deployment;
}
