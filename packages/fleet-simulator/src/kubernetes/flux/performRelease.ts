import { createHash } from 'node:crypto';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { findResourceKind, kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { ApplyError, applyManifests } from './applyManifests';
import { PackagedChart } from './ChartStorage';
import { helmManager, ReleaseRun } from './createReleaseRun';
import { FluxContext } from './FluxContext';
import { formatDuration } from './formatDuration';
import { ReleaseSnapshot } from './helmReleaseSpec';
import { keepRelease } from './keepRelease';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { ReleaseError } from './ReleaseError';
import { ReleaseStorage } from './ReleaseStorage';
import { toFirstDeployed } from './toFirstDeployed';
import { toTargetContext } from './toTargetContext';
import { waitForHealth } from './waitForHealth';

/** An install or upgrade that is to be made. */
export type ReleaseAction = {
  action: 'install' | 'upgrade';
  chart: { name: string; version: string };
  configDigest: string;
  /** The values that are not the chart's own. */
  config: JsonObject;
  /** The chart as it was packaged, with its own values. */
  packaged: PackagedChart & { values: JsonObject };
  /** @throws ReleaseError when the values make no manifests */
  render: () => KubernetesObject[];
};

/** The labels that Flux puts on everything in a release. */
export const toReleaseLabels = ({ key }: ReleaseRun) => ({
  'app.kubernetes.io/managed-by': 'Helm',
  'helm.toolkit.fluxcd.io/name': key.name,
  'helm.toolkit.fluxcd.io/namespace': key.namespace,
});

/**
 * Installs or upgrades a release and waits for its workloads, telling each step as recorded.
 *
 * @returns the snapshot, on top of the history by now
 */
export async function performRelease(
  context: FluxContext & { releases: ReleaseStorage },
  options: { run: ReleaseRun; wanted: ReleaseAction },
): Promise<ReleaseSnapshot> {
  const { pause, clock, releases } = context;
  const { run, wanted } = options;
  const { action, chart, configDigest } = wanted;
  const { status, release } = run;
  const { history } = run.readStatus();
  const version = (history[0]?.version ?? 0) + 1;
  run.start(action);
  await pause(8);
  status.write({
    fields: {
      lastAttemptedConfigDigest: configDigest,
      lastAttemptedGeneration: run.generation,
      lastAttemptedReleaseAction: action,
      lastAttemptedRevision: chart.version,
      storageNamespace: run.storageNamespace,
    },
  });
  const began = clock.now().getTime();
  const first = history[history.length - 1]?.firstDeployed;
  const keep = (told: {
    status: string;
    description: string;
    firstDeployed?: string;
    lastDeployed?: string;
  }) => {
    const at = toTimestamp(clock.now());
    keepRelease(context, {
      run,
      wanted,
      version,
      objects: tryRender(wanted),
      info: { firstDeployed: first ?? at, lastDeployed: at, ...told },
    });
  };
  const done = action === 'install' ? 'Install' : 'Upgrade';
  keep({
    status: `pending-${action}`,
    description:
      action === 'install' ? 'Initial install underway' : 'Preparing upgrade',
  });
  const failure = await deploy(toTargetContext(context, run.spec.kubeConfig), {
    run,
    wanted,
    version,
  });
  const now = clock.now();
  const duration = formatDuration(now.getTime() - began + 0.704024);
  const isFirst = history.length === 0 && !failure;
  const deployedAt = isFirst
    ? toFirstDeployed(context, run.key.name)
    : toTimestamp(now);
  const snapshot: ReleaseSnapshot = {
    chartName: chart.name,
    chartVersion: chart.version,
    configDigest,
    digest: `sha256:${createHash('sha256')
      .update(`${release}.v${version} ${configDigest} ${chart.version}`)
      .digest('hex')}`,
    firstDeployed: history[history.length - 1]?.firstDeployed ?? deployedAt,
    lastDeployed: deployedAt,
    name: run.releaseName,
    namespace: run.targetNamespace,
    status: failure ? 'failed' : 'deployed',
    version,
  };
  const outcome = failure ? 'Failed' : 'Succeeded';
  const reason = `${action === 'install' ? 'Install' : 'Upgrade'}${outcome}`;
  const target = `${run.targetNamespace}/${run.releaseName}`;
  const charted = `with chart ${chart.name}@${chart.version}`;
  const message = failure
    ? `Helm ${action} failed for release ${target} ${charted}: ${failure}`
    : `Helm ${action} succeeded for release ${target}.v${version} ${charted}`;
  const truth = failure ? ('False' as const) : ('True' as const);
  status.write({
    set: [
      { type: 'Ready', status: truth, reason, message },
      { type: 'Released', status: truth, reason, message },
    ],
  });
  run.tell(failure ? 'Warning' : 'Normal', reason, message);
  await pause(8);
  const { failures, installFailures, upgradeFailures } = run.readStatus();
  const count = {
    failures: failures + 1,
    ...(action === 'install'
      ? { installFailures: installFailures + 1 }
      : { upgradeFailures: upgradeFailures + 1 }),
  };
  const older = failure
    ? history
    : history.map(entry =>
        entry.status === 'deployed'
          ? { ...entry, status: 'superseded' }
          : entry,
      );
  status.write({
    fields: {
      history: [snapshot, ...older],
      lastAttemptedReleaseActionDuration: duration,
      ...(failure
        ? count
        : {
            failures: undefined,
            installFailures: undefined,
            upgradeFailures: undefined,
          }),
    },
  });
  releases.store(release, {
    version,
    objects: failure ? [] : wanted.render(),
  });
  keep({
    status: snapshot.status,
    description: failure
      ? `${done === 'Install' ? 'Release' : 'Upgrade'} "${
          run.releaseName
        }" failed: ${failure}`
      : `${done} complete`,
    firstDeployed: snapshot.firstDeployed,
    lastDeployed: snapshot.lastDeployed,
  });
  return snapshot;
}

/** What would be rendered; nothing when it cannot. */
function tryRender(wanted: ReleaseAction): KubernetesObject[] {
  try {
    return wanted.render();
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** @returns what Helm would complain about; undefined when everything runs */
async function deploy(
  context: FluxContext & { releases: ReleaseStorage },
  options: { run: ReleaseRun; wanted: ReleaseAction; version: number },
): Promise<string | undefined> {
  const { store, releases } = context;
  const { run, wanted, version } = options;
  const { targetNamespace, spec } = run;
  let objects: KubernetesObject[];
  try {
    objects = wanted.render();
    const isHomeless = !store.get(kinds.namespace, { name: targetNamespace });
    if (isHomeless && spec.install?.createNamespace)
      store.write(kinds.namespace, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: targetNamespace },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      });
    else if (isHomeless)
      return `create: failed to create: namespaces "${targetNamespace}" not found`;
    applyManifests(context, {
      objects,
      labels: toReleaseLabels(run),
      manager: helmManager,
    });
  } catch (error) {
    if (error instanceof ReleaseError || error instanceof ApplyError)
      return error.message;
    throw error;
  }
  const nameOf = (object: KubernetesObject) =>
    `${object.kind}/${object.metadata.namespace}/${object.metadata.name}`;
  const kept = new Set(objects.map(nameOf));
  for (const object of releases.read(run.release, version - 1)) {
    const kind = findResourceKind(object.apiVersion, object.kind);
    if (kind && !kept.has(nameOf(object))) store.remove(kind, object.metadata);
  }
  const targets = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata }) => ({ kind: kinds.deployment, key: metadata }));
  const timeout = Math.min(
    parseDuration(spec.timeout) ?? 300_000,
    pace.timeout,
  );
  const unready = await waitForHealth(context, { targets, timeout });
  return unready.length ? 'context deadline exceeded' : undefined;
}
