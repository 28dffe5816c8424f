import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { parseApplication } from '../client/parseApplication';
import { toDeployment } from '../mapping/toDeployment';
import { readRecordedClusters } from './readRecordedClusters';

/**
 * Maps the Application argocd/shop on aws-eks, seen for the first time, of which only what matters is
 * given, as it is on the wire.
 */
export function mapRaw(
  raw: {
    metadata?: object;
    spec?: object;
    status?: object;
    operation?: object;
  },
  options: { frontendUrl?: string } = {},
): Deployment {
  const { application, unreadable } = parseApplication({
    ...raw,
    metadata: { name: 'shop', namespace: 'argocd', ...raw.metadata },
    spec: { destination: { name: 'aws-eks' }, ...raw.spec },
  });
  if (!application) throw new Error(unreadable.reason);
  return toDeployment(application, {
    engine: 'hub',
    clusters: readRecordedClusters(),
    ...options,
  }).deployment;
}
