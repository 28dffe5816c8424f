import { readRecording } from '@backstage-gitops/recordings';
import { ArgocdCluster, argocdClusterSchema } from '../client/ArgocdCluster';

/** The recorded destinations: aws-eks, gcp-gke and in-cluster. */
export function readRecordedClusters(): ArgocdCluster[] {
  const { body } = readRecording('argocd', 'clusters').response;
  return (body as { items: unknown[] }).items.map(item =>
    argocdClusterSchema.parse(item),
  );
}
