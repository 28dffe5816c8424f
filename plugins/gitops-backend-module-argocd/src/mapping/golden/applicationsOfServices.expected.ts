import { ExpectedApplication } from './ExpectedApplication';
import { recordedCommits as commits } from './recordedCommits';

/**
 * `get*` of the services and of the app of apps, all from the shared repository platform-gitops.
 * A message of `''` means that there must be one, in the mapper's own words.
 */

const checkoutApi = {
  namespace: 'argocd',
  app: 'checkout-api',
  // RollingSync switches auto-sync and self-heal off; its own syncs prune (recordings 2).
  // The reason may begin with a capital letter.
  automation: {
    sync: false,
    prune: true,
    selfHeal: false,
    reason: 'rogressive',
  },
};
const checkoutApiOnAws = {
  ...checkoutApi,
  name: 'checkout-api-aws-eks',
  cluster: 'aws-eks',
};
const checkoutApiOnGcp = {
  ...checkoutApi,
  name: 'checkout-api-gcp-gke',
  cluster: 'gcp-gke',
};
const platformRoot = {
  namespace: 'argocd',
  name: 'platform-root',
  app: 'platform-root',
  // Only `https://kubernetes.default.svc` is given; recordings/clusters calls it so.
  cluster: 'in-cluster',
  automation: { sync: true, prune: true, selfHeal: true },
};
const steady = {
  sync: 'Synced',
  health: 'Healthy',
  operation: 'Succeeded',
  drift: 'none',
  message: undefined,
} as const;

/** The version of an Application without images is what it applied. */
const commitAsVersion = (sha: string) => ({
  version: { value: sha, rule: 'revision' as const },
  revision: { target: 'main', desired: sha, applied: sha },
});
const image = (tag: string) => ({ value: tag, rule: 'image-tag' as const });
/** Seen Synced there: that is what it runs, whatever history says (recordings 21). */
const syncedAt = (sha: string) => ({
  target: 'main',
  desired: sha,
  applied: sha,
});

export const applicationsOfServices: ExpectedApplication[] = [
  {
    ...checkoutApiOnAws,
    ...steady,
    recording: 'get',
    version: image('1.4.2'),
    revision: syncedAt(commits['2a5eb96']),
  },
  {
    ...checkoutApiOnAws,
    ...steady,
    recording: 'get-refresh',
    version: image('1.4.2'),
    revision: syncedAt(commits['2a5eb96']),
  },
  {
    // The second sync of the set runs; two images alive, 1.5.0 is desired (recordings 23).
    ...checkoutApiOnAws,
    recording: 'get-rolling-first-wave',
    sync: 'Synced',
    health: 'Progressing',
    operation: 'Running',
    version: image('1.5.0'),
    revision: syncedAt(commits.a0a69e2),
    drift: 'none',
    message: 'Waiting for rollout to finish',
  },
  {
    // Its wave has not begun: it runs 1.4.2. Git changed its spec.source, so it is not drift.
    ...checkoutApiOnGcp,
    recording: 'get-rolling-waiting',
    sync: 'OutOfSync',
    health: 'Healthy',
    operation: 'Succeeded',
    version: image('1.4.2'),
    revision: {
      target: 'main',
      desired: commits.a0a69e2,
      applied: commits['4613475'],
    },
    drift: 'none',
    message: '',
  },
  {
    // Three entries of one revision: one deployment (recordings 4).
    ...checkoutApiOnAws,
    ...steady,
    recording: 'get-history',
    version: image('1.5.0'),
    revision: syncedAt(commits.a0a69e2),
  },
  {
    // Argo CD does not notice the dead cluster (recordings 1): only the probe can tell.
    ...checkoutApiOnGcp,
    ...steady,
    recording: 'get-cluster-down',
    version: image('1.5.0'),
    revision: syncedAt(commits['5b6fc8f']),
  },
  {
    // Still called Synced and Healthy; only the operation, at its third retry, knows.
    ...checkoutApiOnGcp,
    ...steady,
    recording: 'get-cluster-down-for-minutes',
    operation: 'Running',
    version: image('1.5.0'),
    revision: syncedAt(commits['5b6fc8f']),
  },
  {
    ...checkoutApiOnGcp,
    ...steady,
    recording: 'get-dead-for-long',
    operation: 'Failed',
    version: image('1.5.0'),
    revision: syncedAt(commits['5b6fc8f']),
  },
  {
    ...steady,
    recording: 'get-self-healed',
    namespace: 'argocd',
    name: 'inventory-api-gcp-gke',
    app: 'inventory-api',
    cluster: 'gcp-gke',
    automation: { sync: true, prune: true, selfHeal: true },
    version: image('2.0.1'),
    revision: syncedAt(commits.a0a69e2),
  },
  {
    ...platformRoot,
    ...steady,
    recording: 'get-app-of-apps',
    ...commitAsVersion(commits['2a5eb96']),
  },
  {
    ...platformRoot,
    ...steady,
    recording: 'get-app-of-apps-external-secrets',
    ...commitAsVersion(commits['0f9c374']),
  },
  {
    // A prune waits for a person, and every later sync behind it (recordings 14).
    ...platformRoot,
    recording: 'get-waiting-for-confirmation',
    sync: 'OutOfSync',
    health: 'Healthy',
    operation: 'Running',
    version: { value: commits.f01399d, rule: 'revision' },
    revision: {
      target: 'main',
      desired: commits['7885ee6'],
      applied: commits.f01399d,
    },
    drift: 'unknown',
    message: 'waiting for pruning confirmation',
  },
];
