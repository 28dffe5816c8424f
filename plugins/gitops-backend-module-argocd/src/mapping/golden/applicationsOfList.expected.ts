import { ExpectedApplication } from './ExpectedApplication';
import { recordedCommits as commits } from './recordedCommits';

/**
 * `list`: everything Synced and Healthy, at the second commit of the shared repository, which only
 * inventory-api had to sync: the others were seen Synced there, so they run it (recordings 21).
 */

const of = (app: string, cluster: string) => ({
  recording: 'list',
  namespace: 'argocd',
  name: `${app}-${cluster}`,
  app,
  cluster,
  sync: 'Synced' as const,
  health: 'Healthy' as const,
  operation: 'Succeeded' as const,
  revision: {
    target: 'main',
    desired: commits['2a5eb96'],
    applied: commits['2a5eb96'],
  },
  drift: 'none' as const,
  message: undefined,
});
const automatic = { sync: true, prune: true, selfHeal: true };
// RollingSync (recordings 2).
const byWaves = {
  sync: false,
  prune: true,
  selfHeal: false,
  reason: 'rogressive',
};
const image = (tag: string) => ({ value: tag, rule: 'image-tag' as const });
/** Delivers no workload, so there is no image. */
const commit = {
  value: commits['2a5eb96'],
  rule: 'revision' as const,
};

export const applicationsOfList: ExpectedApplication[] = [
  {
    ...of('checkout-api', 'aws-eks'),
    version: image('1.4.2'),
    automation: byWaves,
  },
  {
    ...of('checkout-api', 'gcp-gke'),
    version: image('1.4.2'),
    automation: byWaves,
  },
  {
    ...of('inventory-api', 'aws-eks'),
    version: image('2.0.1'),
    automation: automatic,
  },
  {
    ...of('inventory-api', 'gcp-gke'),
    version: image('2.0.1'),
    automation: automatic,
  },
  // One thing on several clusters has one name without the cluster in it (DESIGN 2: App).
  { ...of('cluster', 'aws-eks'), version: commit, automation: automatic },
  { ...of('cluster', 'gcp-gke'), version: commit, automation: automatic },
  { ...of('monitoring', 'aws-eks'), version: commit, automation: automatic },
  { ...of('monitoring', 'gcp-gke'), version: commit, automation: automatic },
  { ...of('security', 'aws-eks'), version: commit, automation: automatic },
  { ...of('security', 'gcp-gke'), version: commit, automation: automatic },
  {
    ...of('platform-root', 'in-cluster'),
    name: 'platform-root',
    version: commit,
    automation: automatic,
  },
];
