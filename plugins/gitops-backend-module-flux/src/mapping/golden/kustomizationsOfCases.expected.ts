import { ExpectedFluxDeployment } from './ExpectedFluxDeployment';
import { recordedRevisions as revisions } from './recordedRevisions';

/** `get*` of the Kustomizations that Flux's faults were tried on. Their source is `cases`. */

const main = {
  target: 'main',
  desired: revisions['71f7418'],
};
const applied = { ...main, applied: revisions['71f7418'] };
const appliedAsVersion = {
  value: revisions['71f7418'],
  rule: 'revision' as const,
};
const of = (name: string) => ({
  kind: 'Kustomization' as const,
  namespace: 'flux-system',
  name,
  app: name,
  cluster: 'azure-aks',
  suspended: false,
});
const steady = {
  sync: 'Synced' as const,
  health: 'Healthy' as const,
  operation: 'Succeeded' as const,
  version: appliedAsVersion,
  revision: applied,
  drift: 'none' as const,
};
/** There is a revision, it was looked at, and nothing of it was ever applied. */
const refused = {
  sync: 'OutOfSync' as const,
  health: 'Missing' as const,
  operation: 'Failed' as const,
  revision: main,
  // Nothing there that a hand could have changed.
  drift: 'none' as const,
};

export const kustomizationsOfCases: ExpectedFluxDeployment[] = [
  {
    ...of('bad-manifest'),
    ...refused,
    recording: 'get-bad-manifest',
    message: 'dry-run failed',
  },
  {
    // Neither revision stands in it: the desired one is that of its source (recordings 11).
    ...of('bad-path'),
    ...refused,
    recording: 'get-bad-path',
    message: 'path not found',
  },
  {
    ...of('subst-missing'),
    ...refused,
    recording: 'get-subst-missing',
    message: 'configmaps "absent" not found',
  },
  {
    // `get-gitrepository-failed`: the source exists and has no artifact.
    ...of('bad-source'),
    recording: 'get-bad-source',
    sync: 'Unknown',
    health: 'Missing',
    operation: 'Failed',
    revision: { target: 'main' },
    drift: 'unknown',
    message: 'Source artifact not found',
  },
  {
    // No source object, so not even what it tracks is known.
    ...of('no-source'),
    recording: 'get-no-source',
    sync: 'Unknown',
    health: 'Missing',
    operation: 'Failed',
    revision: {},
    drift: 'unknown',
    message: '"nothing" not found',
  },
  {
    // Waits, which is neither done nor failed.
    ...of('dep-never'),
    recording: 'get-dep-never',
    sync: 'OutOfSync',
    health: 'Missing',
    operation: 'Running',
    revision: main,
    drift: 'none',
    message: 'flux-system/absent',
  },
  { ...of('dep-a'), ...steady, recording: 'get-dep-a' },
  { ...of('dep-b'), ...steady, recording: 'get-dep-b' },
  {
    // Frozen at the last result, and nobody compares any more.
    ...of('dep-b'),
    ...steady,
    recording: 'get-suspended',
    suspended: true,
    drift: 'notChecked',
  },
  {
    ...of('unhealthy'),
    recording: 'get-unhealthy-waiting',
    sync: 'OutOfSync',
    health: 'Progressing',
    operation: 'Running',
    revision: main,
    drift: 'none',
    message: 'health checks',
  },
  {
    // HealthCheckFailed comes after everything was applied: it is what Git says, and does not work.
    // `lastAppliedRevision` never says so, `history[0]` does.
    ...of('unhealthy'),
    recording: 'get-unhealthy',
    sync: 'Synced',
    health: 'Degraded',
    operation: 'Failed',
    version: appliedAsVersion,
    revision: applied,
    drift: 'none',
    message: 'health check failed',
  },
  {
    // The only field that names the target is the Secret `gcp-gke-kubeconfig`.
    ...of('remote'),
    ...steady,
    recording: 'get-remote-target',
    cluster: 'gcp-gke',
  },
  {
    // Nothing newer waits, so it is as it was; but it could not be compared.
    ...of('remote'),
    ...steady,
    recording: 'get-remote-target-down',
    cluster: 'gcp-gke',
    operation: 'Failed',
    drift: 'unknown',
    message: 'connection refused',
  },
];
