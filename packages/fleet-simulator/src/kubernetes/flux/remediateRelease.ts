import { toTimestamp } from '../objects/toTimestamp';
import { applyManifests } from './applyManifests';
import { helmManager, ReleaseRun } from './createReleaseRun';
import { findReleaseSecrets } from './findReleaseSecrets';
import { FluxContext } from './FluxContext';
import { ReleaseSnapshot } from './helmReleaseSpec';
import { toReleaseLabels } from './performRelease';
import { ReleaseStorage } from './ReleaseStorage';
import { uninstallRelease } from './uninstallRelease';

/**
 * After a failure: rolls back to what ran before, or takes a failed first install away. Ready stays False;
 * the release is tried again or given up by the next reconcile.
 */
export async function remediateRelease(
  context: FluxContext & { releases: ReleaseStorage },
  options: { run: ReleaseRun; failed: ReleaseSnapshot },
): Promise<void> {
  const { pause, releases } = context;
  const { run, failed } = options;
  const { status, timeout, release } = run;
  const { history } = run.readStatus();
  const previous = history.find(
    entry => entry.status === 'deployed' && entry.version < failed.version,
  );
  const action = previous ? 'rollback' : 'uninstall';
  status.write({
    set: [
      {
        type: 'Reconciling',
        status: 'True',
        reason: 'Progressing',
        message: `Running '${action}' action with timeout of ${timeout}`,
      },
    ],
  });
  await pause(1_500);
  const target = `${run.targetNamespace}/${run.releaseName}`;
  const toChart = (one: ReleaseSnapshot) =>
    `with chart ${one.chartName}@${one.chartVersion}`;
  let reason = 'UninstallSucceeded';
  let message = `Helm uninstall succeeded for release ${target}.v${
    failed.version
  } ${toChart(failed)}`;
  let after: ReleaseSnapshot[] = [{ ...failed, status: 'uninstalled' }];
  if (previous) {
    const objects = releases.read(release, previous.version);
    const labels = toReleaseLabels(run);
    applyManifests(context, { objects, labels, manager: helmManager });
    const version = failed.version + 1;
    releases.store(release, { version, objects });
    const secrets = findReleaseSecrets(context, run);
    const record = secrets
      .records()
      .find(kept => kept.version === previous.version);
    if (record)
      secrets.write({
        ...record,
        version,
        info: {
          ...record.info,
          last_deployed: toTimestamp(context.clock.now()),
          description: `Rollback to ${previous.version}`,
          status: 'deployed',
        },
      });
    reason = 'RollbackSucceeded';
    message = `Helm rollback to previous release ${target}.v${
      previous.version
    } ${toChart(previous)} succeeded`;
    after = [
      { ...previous, version },
      failed,
      { ...previous, status: 'superseded' },
    ];
  } else {
    uninstallRelease(context, run.key);
    findReleaseSecrets(context, run).clear();
  }
  status.write({
    set: [
      {
        type: 'Reconciling',
        status: 'True',
        reason: 'ProgressingWithRetry',
        message,
      },
      { type: 'Ready', status: 'False', reason, message },
      { type: 'Remediated', status: 'True', reason, message },
    ],
  });
  run.tell('Normal', reason, message);
  await pause(9);
  status.write({ fields: { history: after } });
}
