import { ExpectedApplication } from './ExpectedApplication';
import { recordedCommits as commits } from './recordedCommits';

/**
 * `list-mixed`: many states at once. A message of `''` means that there must be one, in the mapper's
 * own words.
 */

const recorded = { recording: 'list-mixed', namespace: 'argocd' };
const syncedAt = (sha: string) => ({
  target: 'main',
  desired: sha,
  applied: sha,
});
const steady = {
  ...recorded,
  sync: 'Synced' as const,
  health: 'Healthy' as const,
  operation: 'Succeeded' as const,
  drift: 'none' as const,
  message: undefined,
};
/** Of the shared repository; the third commit was compared everywhere and synced in few places. */
const of = (app: string, cluster: string) => ({
  ...steady,
  name: `${app}-${cluster}`,
  app,
  cluster,
  revision: syncedAt(commits.a0a69e2),
});
const ofCases = (name: string) => ({
  ...recorded,
  name,
  app: name,
  cluster: 'aws-eks',
  automation: { sync: false, prune: false, selfHeal: false },
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
const commit = { value: commits.a0a69e2, rule: 'revision' as const };
const neverDeployed = { operation: undefined, version: undefined };

export const applicationsOfMixedList: ExpectedApplication[] = [
  {
    ...ofCases('bad-cluster'),
    ...neverDeployed,
    cluster: 'nowhere',
    sync: 'Unknown',
    health: 'Unknown',
    revision: { target: 'main' },
    drift: 'unknown',
    message: 'there are no clusters with this name: nowhere',
  },
  {
    // Its repository moved on for others; it is Synced at a commit it never synced (recordings 21).
    ...ofCases('bad-image'),
    cluster: 'gcp-gke',
    sync: 'Synced',
    health: 'Progressing',
    operation: 'Succeeded',
    version: image('bad'),
    revision: syncedAt(commits['71f7418']),
    drift: 'none',
    message: 'Waiting for rollout to finish',
  },
  {
    // Compared once before its project was found missing.
    ...ofCases('bad-project'),
    ...neverDeployed,
    sync: 'Unknown',
    health: 'Unknown',
    revision: { target: 'main', desired: commits['58f2b61'] },
    drift: 'unknown',
    message: 'project nope which does not exist',
  },
  {
    ...ofCases('bad-revision'),
    ...neverDeployed,
    sync: 'Unknown',
    health: 'Healthy',
    revision: { target: 'v9' },
    drift: 'unknown',
    message: "unable to resolve 'v9'",
  },
  {
    // Failed at the commit before; nothing of it was ever deployed.
    ...ofCases('broken'),
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Failed',
    version: undefined,
    revision: { target: 'main', desired: commits['71f7418'] },
    drift: 'none',
    message: 'failed to apply',
  },
  {
    ...of('checkout-api', 'aws-eks'),
    version: image('1.5.0'),
    automation: byWaves,
  },
  {
    ...of('checkout-api', 'gcp-gke'),
    version: image('1.5.0'),
    automation: byWaves,
  },
  { ...of('cluster', 'aws-eks'), version: commit, automation: automatic },
  { ...of('cluster', 'gcp-gke'), version: commit, automation: automatic },
  {
    // OutOfSync at a commit at which this object alone cannot show it was ever Synced.
    ...ofCases('drift'),
    namespace: 'team-a',
    sync: 'OutOfSync',
    health: 'Healthy',
    operation: 'Succeeded',
    version: image('1.0.0'),
    revision: {
      target: 'main',
      desired: commits['71f7418'],
      applied: commits['58f2b61'],
    },
    drift: 'unknown',
    message: '',
  },
  {
    // Rolled back by hand, and still so.
    ...ofCases('drift'),
    sync: 'OutOfSync',
    health: 'Healthy',
    operation: 'Succeeded',
    version: image('1.0.0'),
    revision: {
      target: 'main',
      desired: commits['71f7418'],
      applied: commits['58f2b61'],
    },
    drift: 'none',
    message: '',
  },
  {
    // Its last operation was a dry run, which left no history.
    ...of('inventory-api', 'aws-eks'),
    version: image('2.0.1'),
    automation: automatic,
  },
  {
    ...of('inventory-api', 'gcp-gke'),
    version: image('2.0.1'),
    automation: automatic,
  },
  { ...of('monitoring', 'aws-eks'), version: commit, automation: automatic },
  { ...of('monitoring', 'gcp-gke'), version: commit, automation: automatic },
  {
    // Plural fields; the main source is the first.
    ...ofCases('multi'),
    ...steady,
    version: image('1.4.2'),
    revision: syncedAt(commits['71f7418']),
  },
  {
    ...of('platform-root', 'in-cluster'),
    name: 'platform-root',
    version: commit,
    automation: automatic,
  },
  { ...of('security', 'aws-eks'), version: commit, automation: automatic },
  { ...of('security', 'gcp-gke'), version: commit, automation: automatic },
];
