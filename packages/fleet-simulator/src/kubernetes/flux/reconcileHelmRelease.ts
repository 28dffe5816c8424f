import { createHash } from 'node:crypto';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { addFinalizer } from './addFinalizer';
import { ChartStorage } from './ChartStorage';
import { checkDependencies } from './checkDependencies';
import { parseConditions } from './conditions';
import { correctDrift } from './correctDrift';
import { createReleaseRun, helmManager, ReleaseRun } from './createReleaseRun';
import { deriveValues } from './deriveValues';
import { deriveWorkload } from './deriveWorkload';
import { ensureHelmChart, toChartKey } from './ensureHelmChart';
import { FluxContext, ObjectKey } from './FluxContext';
import { findReleaseSecrets } from './findReleaseSecrets';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { performRelease, ReleaseAction } from './performRelease';
import { readRequest } from './readRequest';
import { ReleaseError } from './ReleaseError';
import { ReleaseStorage } from './ReleaseStorage';
import { remediateRelease } from './remediateRelease';
import { toTargetContext } from './toTargetContext';
import { uninstallRelease } from './uninstallRelease';

const kind = kinds.helmRelease;

/** What helm-controller needs beside what every controller has. */
export type HelmContext = FluxContext & {
  charts: ChartStorage;
  releases: ReleaseStorage;
};

/** What helm-controller does with a HelmRelease, step by step as recorded. */
export async function reconcileHelmRelease(
  context: HelmContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, pause, releases } = context;
  addFinalizer(context, { kind, key, manager: helmManager });
  const object = store.get(kind, key);
  if (!object) return undefined;
  const run = createReleaseRun(context, { object, key });
  const { spec, status, handled } = run;
  if (object.metadata.deletionTimestamp) {
    if (!spec.suspend) {
      uninstallRelease(toTargetContext(context, spec.kubeConfig), key);
      findReleaseSecrets(context, run).clear();
    }
    if (spec.chart) store.remove(kinds.helmChart, toChartKey(run));
    releases.forget(run.release);
    store.remove(kind, key);
    return undefined;
  }
  if (spec.suspend) {
    // What is asked of a suspended release is acknowledged, and lost.
    status.write({ fields: { ...handled, ...readTokens(object) } });
    return undefined;
  }

  const message = 'Fulfilling prerequisites';
  const reason = 'Progressing';
  const isUnknown = !parseConditions(object.status).some(
    ({ type }) => type === 'Ready',
  );
  status.write({
    set: [
      { type: 'Reconciling', status: 'True', reason, message },
      ...(isUnknown
        ? [{ type: 'Ready', status: 'Unknown' as const, reason, message }]
        : []),
    ],
  });
  await pause(30);
  try {
    const wanted = decide(context, run);
    await reachTarget(context, run);
    return wanted
      ? await release(context, { run, wanted })
      : await settle(context, run);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    status.write({
      set: [
        {
          type: 'Ready',
          status: 'False',
          reason: error.reason,
          message: error.message,
        },
      ],
      fields: readRequest(object),
    });
    return error.reason === 'DependencyNotReady' ? pace.dependency : pace.retry;
  }
}

/** @throws ReleaseError when the cluster it goes to does not answer */
async function reachTarget({ targets }: HelmContext, { spec }: ReleaseRun) {
  if (!spec.kubeConfig) return;
  const failure = await targets.reach(
    targets.find(spec.kubeConfig),
    '/version',
  );
  if (failure === undefined) return;
  throw new ReleaseError(
    'StateError',
    `Could not determine release state: Kubernetes cluster unreachable: ${failure}`,
  );
}

/** Acknowledges the tokens that ask to force or to reset. */
function readTokens({ metadata }: KubernetesObject): JsonObject {
  const { annotations = {} } = metadata;
  const forceAt = annotations['reconcile.fluxcd.io/forceAt'];
  const resetAt = annotations['reconcile.fluxcd.io/resetAt'];
  return {
    ...(forceAt ? { lastHandledForceAt: forceAt } : {}),
    ...(resetAt ? { lastHandledResetAt: resetAt } : {}),
  };
}

/**
 * The action that the release needs; undefined when it is as it should be, or was given up.
 *
 * @throws ReleaseError while something it needs is missing
 */
function decide(
  context: HelmContext,
  run: ReleaseRun,
): ReleaseAction | undefined {
  const { key, spec, object } = run;
  const { dependsOn } = spec;
  const unmet = checkDependencies(context, { kind, key, dependsOn });
  if (unmet) throw new ReleaseError('DependencyNotReady', unmet);
  const chart = ensureHelmChart(context, run);
  const { values, own, packaged } = deriveValues(context, { key, spec, chart });
  const configDigest = `sha256:${createHash('sha256')
    .update(JSON.stringify(own))
    .digest('hex')}`;
  forgetMovedRelease(context, run);
  const known = run.readStatus();
  const annotations = object.metadata.annotations ?? {};
  const requested = annotations['reconcile.fluxcd.io/requestedAt'];
  const isAsked = (name: string, last: string | undefined) => {
    const token = annotations[`reconcile.fluxcd.io/${name}`];
    return token !== undefined && token === requested && token !== last;
  };
  const isForced = isAsked('forceAt', known.lastHandledForceAt);
  const isReset = isAsked('resetAt', known.lastHandledResetAt);
  const isNew =
    known.lastAttemptedGeneration !== run.generation ||
    known.lastAttemptedRevision !== chart.version ||
    known.lastAttemptedConfigDigest !== configDigest;
  if (isNew || isReset)
    run.status.write({
      fields: {
        failures: undefined,
        installFailures: undefined,
        upgradeFailures: undefined,
      },
    });
  // Acknowledged also when it forces nothing, because it is not the request's own token.
  run.status.write({ fields: readTokens(object) });

  const [latest] = known.history;
  const isInstalled = latest && latest.status !== 'uninstalled';
  const action = isInstalled ? 'upgrade' : 'install';
  const isDeployed =
    latest?.status === 'deployed' &&
    latest.chartVersion === chart.version &&
    latest.configDigest === configDigest;
  if (isDeployed && !isForced) return undefined;
  const { failures } = run.readStatus();
  const retries = spec[action]?.remediation?.retries ?? 0;
  if (failures > retries && !isForced) return undefined;
  const { targetNamespace, releaseName } = run;
  return {
    action,
    chart: { name: chart.name, version: chart.version },
    configDigest,
    config: own,
    packaged: { ...chart, values: packaged },
    render: () =>
      deriveWorkload({
        name: releaseName,
        namespace: targetNamespace,
        values,
        labels: {},
        annotations: {
          'meta.helm.sh/release-name': releaseName,
          'meta.helm.sh/release-namespace': targetNamespace,
        },
      }),
  };
}

/** A release that is to have another name or namespace is not upgraded: the old one goes, a new one comes. */
function forgetMovedRelease(context: HelmContext, run: ReleaseRun): void {
  const [latest] = run.readStatus().history;
  const storage = run.object.status?.storageNamespace;
  const isThere =
    !latest ||
    (latest.name === run.releaseName &&
      latest.namespace === run.targetNamespace &&
      storage === run.storageNamespace);
  if (isThere) return;
  uninstallRelease(toTargetContext(context, run.spec.kubeConfig), run.key);
  context.releases.forget(`${storage}/${latest.name}`);
  findReleaseSecrets(context, {
    spec: run.spec,
    storageNamespace: String(storage ?? run.storageNamespace),
    releaseName: latest.name,
  }).clear();
  run.status.write({ fields: { history: undefined } });
  run.tell(
    'Normal',
    'UninstallSucceeded',
    `Helm uninstall succeeded for release ${latest.namespace}/${latest.name}.v${latest.version} with chart ${latest.chartName}@${latest.chartVersion}`,
  );
}

async function release(
  context: HelmContext,
  options: { run: ReleaseRun; wanted: ReleaseAction },
): Promise<number> {
  const { run, wanted } = options;
  const snapshot = await performRelease(context, { run, wanted });
  if (snapshot.status === 'deployed') return settle(context, run);
  const retries = run.spec[wanted.action]?.remediation?.retries ?? 0;
  if (retries > 0)
    await remediateRelease(toTargetContext(context, run.spec.kubeConfig), {
      run,
      failed: snapshot,
    });
  const { failures } = run.readStatus();
  if (failures > retries) {
    run.status.write({
      set: [
        {
          type: 'Stalled',
          status: 'True',
          reason: 'RetriesExceeded',
          message: `Failed to ${wanted.action} after ${failures} attempt(s)`,
        },
      ],
      without: ['Reconciling'],
      fields: run.handled,
    });
    return pace.interval;
  }
  run.status.write({ fields: readRequest(run.object) });
  return pace.retry;
}

/** The end of a reconcile without failure: drift, then everything told. */
async function settle(context: HelmContext, run: ReleaseRun): Promise<number> {
  const { pause, releases } = context;
  const { status, handled } = run;
  const { history, failures } = run.readStatus();
  const [latest] = history;
  const isStalled = parseConditions(status.current()?.status).some(
    ({ type }) => type === 'Stalled',
  );
  if (latest?.status === 'deployed' && !isStalled)
    correctDrift(toTargetContext(context, run.spec.kubeConfig), {
      run,
      version: latest.version,
      objects: releases.read(run.release, latest.version),
    });
  const conditions = parseConditions(status.current()?.status);
  const released = conditions.find(({ type }) => type === 'Released');
  const ready = conditions.find(({ type }) => type === 'Ready');
  // What kept it from being looked at is over: it is as it was released.
  const isBack = released?.status === 'True' && ready?.status === 'False';
  status.write({
    ...(isBack ? { set: [{ ...released, type: 'Ready' }] } : {}),
    without: ['Reconciling'],
  });
  await pause(8);
  const kept = history.findIndex(
    (entry, index) => index > 0 && entry.status === 'superseded',
  );
  status.write({
    fields: {
      ...handled,
      ...(isStalled || failures
        ? {}
        : { history: kept < 0 ? history : history.slice(0, kept + 1) }),
    },
  });
  const interval = parseDuration(run.spec.interval) ?? 600_000;
  return Math.min(interval, pace.interval);
}
