/** What a reason of Flux means to a person, and what to do about it. */
export type ReasonAdvice = { meaning: string; advice?: string };

const helmStorage =
  'See the raw text for what Kubernetes or the chart refused, correct chart or values in Git, and it is tried again.';

/**
 * The reasons that kustomize-controller, helm-controller and source-controller write.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#conditions
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#conditions
 */
export const reasonAdvice: Readonly<Record<string, ReasonAdvice>> = {
  ReconciliationSucceeded: { meaning: 'What Git says is applied.' },
  InstallSucceeded: { meaning: 'The chart is installed.' },
  UpgradeSucceeded: { meaning: 'The newest chart and values are deployed.' },
  TestSucceeded: { meaning: 'The tests of the chart passed.' },
  RollbackSucceeded: {
    meaning: 'An upgrade failed, and the release before it was brought back.',
    advice: 'Look at why the upgrade failed, and correct it in Git.',
  },
  UninstallSucceeded: {
    meaning: 'An install failed, and what it left was removed.',
    advice: 'Look at why the install failed, and correct it in Git.',
  },
  Progressing: { meaning: 'It is being reconciled.' },
  ProgressingWithRetry: {
    meaning: 'The last try failed, and it is tried again.',
    advice: 'Ready says what failed.',
  },
  DependencyNotReady: {
    meaning: 'It waits until what it depends on is ready.',
    advice:
      'Open what it waits for. It goes on by itself within half a minute after that is ready.',
  },
  SourceNotReady: {
    meaning: 'Its chart was not fetched or built.',
    advice: 'Open its source and see why.',
  },
  ArtifactFailed: {
    meaning: 'What its source fetched cannot be used, or is not there.',
    advice:
      'Check that the source is ready and that the path in the repository exists.',
  },
  BuildFailed: {
    meaning: 'The manifests cannot be built.',
    advice:
      'Run `kustomize build` on the path, correct what the raw text names, and push. A variable without a value fails as well.',
  },
  HealthCheckFailed: {
    meaning: 'It was applied, and did not become healthy in time.',
    advice:
      'Open the resources: the failing pod says why in its reason or log.',
  },
  PruneFailed: {
    meaning: 'What left Git could not be deleted.',
    advice: 'See the raw text: often a finalizer, or a right that is missing.',
  },
  ReconciliationFailed: {
    meaning: 'The API server refused what Git says.',
    advice:
      'See the raw text: an invalid field, a field that cannot change, a webhook or a right that is missing.',
  },
  InvalidCELExpression: {
    meaning: 'A health check is no valid CEL expression.',
    advice: 'Correct `healthCheckExprs` or `readyExpr` in Git.',
  },
  AccessDenied: {
    meaning: 'It refers to an object of another namespace, which is forbidden.',
    advice:
      'Put the source into its own namespace, or ask whoever runs Flux to allow it.',
  },
  FeatureGateDisabled: {
    meaning: 'It uses a feature that is switched off in the controller.',
    advice: 'Ask whoever runs Flux to switch it on, or do without.',
  },
  InstallFailed: {
    meaning: 'The chart cannot be installed.',
    advice: helmStorage,
  },
  UpgradeFailed: { meaning: 'The upgrade failed.', advice: helmStorage },
  TestFailed: {
    meaning: 'The tests of the chart failed.',
    advice: 'Look at the log of the test pod.',
  },
  RollbackFailed: {
    meaning: 'An upgrade failed, and so did going back.',
    advice:
      'Look at the resources, correct chart or values in Git, and reconcile with reset.',
  },
  UninstallFailed: {
    meaning: 'What is left of the release cannot be removed.',
    advice: 'See the raw text: often a finalizer, or a right that is missing.',
  },
  RetriesExceeded: {
    meaning: 'It failed as often as it may, and is not tried any more.',
    advice:
      'Correct chart or values in Git, or reconcile with reset to try the same again.',
  },
  MissingRollbackTarget: {
    meaning: 'There is no release to go back to.',
    advice: 'Correct chart or values in Git, and reconcile with force.',
  },
  DriftDetected: {
    meaning: 'The cluster is not what Helm deployed: somebody changed it.',
    advice:
      'Look at the diff. With drift detection in mode `enabled` it is put back.',
  },
  NoDriftDetected: { meaning: 'The cluster is what Helm deployed.' },
  DriftCorrected: { meaning: 'What was changed by hand was put back.' },
  GitOperationFailed: {
    meaning: 'The repository cannot be fetched.',
    advice:
      'Check address, branch or tag, and the credentials of the source; then reconcile it.',
  },
  AuthenticationFailed: {
    meaning: 'The source does not accept the credentials.',
    advice: 'Renew the Secret that the source names.',
  },
  FetchFailed: {
    meaning: 'The source cannot be fetched.',
    advice: 'Check its address and credentials.',
  },
  ChartPullError: {
    meaning: 'The chart cannot be fetched.',
    advice: 'Check name, version range and the credentials of the repository.',
  },
  ChartPackageError: {
    meaning: 'The chart cannot be packaged.',
    advice: 'Run `helm package` on the folder and correct what it names.',
  },
  Failure: {
    meaning: 'It failed.',
    advice: 'See the raw text.',
  },
};
