import { ExpectedApplication } from './ExpectedApplication';
import { recordedCommits as commits } from './recordedCommits';

/**
 * `get*` of the Applications of project cases: nothing automatic, plain folders of the repository of
 * that name. A message of `''` means that there must be one, in the mapper's own words.
 */

const ofCases = (name: string) => ({
  namespace: 'argocd',
  name,
  // The path is no folder in `apps/` (several share `drift`): only the name tells them apart.
  app: name,
  cluster: 'aws-eks',
  automation: { sync: false, prune: false, selfHeal: false },
});
const steady = {
  sync: 'Synced',
  health: 'Healthy',
  operation: 'Succeeded',
  drift: 'none',
  message: undefined,
} as const;
const neverDeployed = {
  operation: undefined,
  version: undefined,
} as const;
const image = (tag: string) => ({ value: tag, rule: 'image-tag' as const });
const syncedAt = (sha: string) => ({
  target: 'main',
  desired: sha,
  applied: sha,
});

export const applicationsOfCases: ExpectedApplication[] = [
  {
    ...ofCases('drift'),
    ...neverDeployed,
    recording: 'get-missing',
    sync: 'OutOfSync',
    health: 'Missing',
    revision: { target: 'main', desired: commits['58f2b61'] },
    drift: 'none',
    message: '',
  },
  {
    ...ofCases('drift'),
    ...steady,
    recording: 'get-synced',
    version: image('1.0.0'),
    revision: syncedAt(commits['58f2b61']),
  },
  {
    ...ofCases('drift'),
    ...steady,
    recording: 'get-same-name-default-namespace',
    version: image('1.0.0'),
    revision: syncedAt(commits['58f2b61']),
  },
  {
    ...ofCases('drift'),
    ...steady,
    recording: 'get-any-namespace',
    namespace: 'team-a',
    version: image('1.0.0'),
    revision: syncedAt(commits['58f2b61']),
  },
  {
    // Changed by hand after the sync at this very revision was compared.
    ...ofCases('drift'),
    recording: 'get-drifted',
    sync: 'OutOfSync',
    health: 'Progressing',
    operation: 'Succeeded',
    version: image('1.0.0'),
    revision: syncedAt(commits['58f2b61']),
    drift: 'drifted',
    message: '',
  },
  {
    // Git moved as well: whether the commit or the hand made it OutOfSync, nobody can tell.
    ...ofCases('drift'),
    recording: 'get-new-revision',
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
    ...ofCases('drift'),
    ...steady,
    recording: 'get-two-histories',
    version: image('1.1.0'),
    revision: syncedAt(commits['71f7418']),
  },
  {
    // Rolled back, not drifted (recordings 24). Two images alive; the sync asked for 1.0.0
    // (`operationState.syncResult.resources[].images`).
    ...ofCases('drift'),
    recording: 'get-rolled-back',
    sync: 'OutOfSync',
    health: 'Progressing',
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
    // No such cluster: compared with nothing, ever.
    ...ofCases('bad-cluster'),
    ...neverDeployed,
    recording: 'get-bad-cluster',
    cluster: 'nowhere',
    sync: 'Unknown',
    health: 'Unknown',
    revision: { target: 'main' },
    drift: 'unknown',
    message: 'there are no clusters with this name: nowhere',
  },
  {
    // `sync.revision` says `main`: that is the target, no commit (recordings 3).
    ...ofCases('bad-path'),
    ...neverDeployed,
    recording: 'get-bad-path',
    sync: 'Unknown',
    health: 'Healthy',
    revision: { target: 'main' },
    drift: 'unknown',
    message: 'app path does not exist',
  },
  {
    ...ofCases('bad-revision'),
    ...neverDeployed,
    recording: 'get-bad-revision',
    sync: 'Unknown',
    health: 'Healthy',
    revision: { target: 'v9' },
    drift: 'unknown',
    message: "unable to resolve 'v9'",
  },
  {
    ...ofCases('broken'),
    recording: 'get-sync-failed',
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Failed',
    version: undefined,
    revision: { target: 'main', desired: commits['58f2b61'] },
    drift: 'none',
    message: 'failed to apply',
  },
  {
    ...ofCases('bad-image'),
    recording: 'get-progressing',
    cluster: 'gcp-gke',
    sync: 'Synced',
    health: 'Progressing',
    operation: 'Succeeded',
    version: image('bad'),
    revision: syncedAt(commits['58f2b61']),
    drift: 'none',
    message: 'Waiting for rollout to finish',
  },
  {
    // Synced at a revision that was never synced (recordings 21).
    ...ofCases('bad-image'),
    recording: 'get-degraded',
    cluster: 'gcp-gke',
    sync: 'Synced',
    health: 'Degraded',
    operation: 'Succeeded',
    version: image('bad'),
    revision: syncedAt(commits['579b185']),
    drift: 'none',
    message: 'exceeded its progress deadline',
  },
  {
    // Nothing in it says why it is Progressing: an invented reason would be a lie.
    ...ofCases('multi'),
    recording: 'get-multi-source',
    sync: 'Synced',
    health: 'Progressing',
    operation: 'Succeeded',
    version: image('1.4.2'),
    revision: syncedAt(commits['58f2b61']),
    drift: 'none',
    message: undefined,
  },
  {
    // OutOfSync because it is being deleted. Its workload is gone: no version runs any more.
    ...ofCases('going'),
    recording: 'get-deleting',
    sync: 'OutOfSync',
    health: 'Progressing',
    operation: 'Succeeded',
    version: undefined,
    revision: syncedAt(commits['71f7418']),
    drift: 'none',
    message: 'delet',
  },
  {
    ...ofCases('hooked'),
    recording: 'get-operation-running',
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Running',
    version: undefined,
    revision: { target: 'main', desired: commits['579b185'] },
    drift: 'none',
    message: 'waiting for completion of hook',
  },
  {
    // A second after terminate it is already Failed (recordings 18).
    ...ofCases('hooked'),
    recording: 'get-terminating',
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Failed',
    version: undefined,
    revision: { target: 'main', desired: commits['579b185'] },
    drift: 'none',
    message: 'terminated',
  },
  {
    ...ofCases('hooked'),
    recording: 'get-terminated',
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Failed',
    version: undefined,
    revision: { target: 'main', desired: commits['579b185'] },
    drift: 'none',
    message: 'terminated',
  },
  {
    ...ofCases('shop'),
    ...steady,
    recording: 'get-rollout-healthy',
    version: image('1.0.0'),
    revision: syncedAt(commits['6be1cda']),
  },
  {
    // Stable 1.0.0 and canary 1.1.0 are both alive; the sync asked for 1.1.0
    // (`operationState.syncResult.resources[].images`).
    ...ofCases('shop'),
    recording: 'get-rollout-paused',
    sync: 'Synced',
    health: 'Suspended',
    operation: 'Succeeded',
    version: image('1.1.0'),
    revision: syncedAt(commits.bf6d8b3),
    drift: 'none',
    message: 'CanaryPauseStep',
  },
  {
    // The aborted update asked for the tag `bad`; what is alive is 1.1.0.
    ...ofCases('shop'),
    recording: 'get-rollout-degraded',
    sync: 'Synced',
    health: 'Degraded',
    operation: 'Succeeded',
    version: image('1.1.0'),
    revision: syncedAt(commits['66cc347']),
    drift: 'none',
    message: 'RolloutAborted',
  },
];
