import { ExpectedState } from './ExpectedApplication';
import { recordedCommits as commits } from './recordedCommits';

/**
 * A commit in the shared repository that changes nothing of theirs, and one refresh: no state of them
 * may change but the revision they are Synced at, which is their version where they have no image.
 */
const steady = {
  sync: 'Synced',
  health: 'Healthy',
  operation: 'Succeeded',
  drift: 'none',
} as const;
const infrastructure: ExpectedState[] = [
  { ...steady, version: commits.a0a69e2 },
];

export const quietInStream: Record<string, ExpectedState[]> = {
  'argocd/cluster-aws-eks': infrastructure,
  'argocd/cluster-gcp-gke': infrastructure,
  'argocd/monitoring-aws-eks': infrastructure,
  'argocd/monitoring-gcp-gke': infrastructure,
  'argocd/security-aws-eks': infrastructure,
  'argocd/security-gcp-gke': infrastructure,
  'argocd/inventory-api-aws-eks': [{ ...steady, version: '2.0.1' }],
  'argocd/platform-root': [
    // Progressing as an ApplicationSet in it is: checkout-api rolls out.
    { ...steady, health: 'Progressing', version: commits['2a5eb96'] },
    { ...steady, version: commits['2a5eb96'] },
    { ...steady, version: commits.a0a69e2 },
  ],
};
