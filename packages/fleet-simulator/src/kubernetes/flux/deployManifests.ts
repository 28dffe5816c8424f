import { KubernetesObject } from '../objects/KubernetesObject';
import { findResourceKind } from '../objects/resourceKinds';
import { ApplyError, applyManifests } from './applyManifests';
import { KustomizationRun } from './createKustomizationRun';
import { FluxContext } from './FluxContext';
import { formatDuration } from './formatDuration';
import { InventoryEntry, toInventoryEntry } from './inventory';
import { kustomizationStatus } from './kustomizationSpec';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { pruneInventory } from './pruneInventory';
import { toTargetContext } from './toTargetContext';
import { HealthTarget, waitForHealth } from './waitForHealth';

const manager = 'kustomize-controller';

const isChecked = ({ spec }: KustomizationRun) =>
  Boolean(spec.wait || spec.healthChecks?.length);

type Deployed = {
  run: KustomizationRun;
  objects: KubernetesObject[];
  revision: string;
  /** The end of every step's message. */
  suffix: string;
};

/**
 * The second half of a Kustomization's reconcile: apply, prune, check health, report.
 *
 * @returns whether it succeeded
 */
export async function deployManifests(
  context: FluxContext,
  deployed: Deployed,
): Promise<boolean> {
  const { pause, events } = context;
  const { run, objects, revision } = deployed;
  const { spec, status, object, key } = run;
  const annotations = { 'kustomize.toolkit.fluxcd.io/revision': revision };
  const tell = (reason: string, message: string) =>
    events.record(object, {
      type: reason.endsWith('Failed') ? 'Warning' : 'Normal',
      reason,
      message,
      component: manager,
      annotations,
    });

  const target = toTargetContext(context, spec.kubeConfig);
  const before = readInventory(run);
  let after: InventoryEntry[];
  try {
    if (spec.kubeConfig) await reachTarget(context, { run, objects });
    const changed = applyManifests(target, {
      objects,
      manager,
      labels: {
        'kustomize.toolkit.fluxcd.io/name': key.name,
        'kustomize.toolkit.fluxcd.io/namespace': key.namespace,
      },
    });
    after = objects.map(applied =>
      toInventoryEntry(
        findResourceKind(applied.apiVersion, applied.kind)?.namespaced &&
          !applied.metadata.namespace
          ? {
              ...applied,
              metadata: { ...applied.metadata, namespace: 'default' },
            }
          : applied,
      ),
    );
    status.write({ fields: { inventory: { entries: after } } });
    const pruned = spec.prune ? pruneInventory(target, { before, after }) : [];
    for (const lines of [changed, pruned])
      if (lines.length) tell('Progressing', lines.join('\n'));
  } catch (error) {
    if (!(error instanceof ApplyError)) throw error;
    run.retry('ReconciliationFailed', error.message);
    status.write({ fields: run.toHistory('ReconciliationFailed', deployed) });
    tell('ReconciliationFailed', error.message);
    return false;
  }

  const failure = await checkHealth(target, deployed);
  if (failure) {
    const { healthy, message } = failure;
    const reason = 'HealthCheckFailed';
    status.write({
      set: [{ type: 'Healthy', status: 'False', reason, message: healthy }],
    });
    run.retry(reason, message);
    status.write({ fields: run.toHistory(reason, deployed) });
    tell(reason, message);
    return false;
  }
  status.write({
    set: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'ReconciliationSucceeded',
        message: `Applied revision: ${revision}`,
      },
    ],
    without: ['Reconciling', ...(isChecked(run) ? [] : ['Healthy'])],
  });
  await pause(10);
  const history = run.toHistory('ReconciliationSucceeded', deployed);
  status.write({
    fields: { ...run.handled, ...history, lastAppliedRevision: revision },
  });
  tell(
    'ReconciliationSucceeded',
    `Reconciliation finished in ${run.elapsed()}, next run in ${formatDuration(
      parseDuration(spec.interval) ?? 600_000,
    )}`,
  );
  return true;
}

/** @throws ApplyError as recorded when the target does not answer */
async function reachTarget(
  { targets }: FluxContext,
  { run, objects }: Pick<Deployed, 'run' | 'objects'>,
): Promise<void> {
  const { kubeConfig } = run.spec;
  const [first] = objects;
  if (!kubeConfig || !first) return;
  const failure = await targets.reach(
    targets.find(kubeConfig),
    '/api?timeout=30s',
  );
  if (failure === undefined) return;
  const { kind, metadata } = first;
  const name = [kind, metadata.namespace, metadata.name]
    .filter(Boolean)
    .join('/');
  throw new ApplyError(
    `${name} dry-run failed: failed to get server groups: ${failure}\n`,
  );
}

function readInventory({ object }: KustomizationRun): InventoryEntry[] {
  const parsed = kustomizationStatus.safeParse(object.status);
  return parsed.success ? parsed.data.inventory?.entries ?? [] : [];
}

/** Undefined when all is healthy, or nothing is to be checked. */
async function checkHealth(
  context: FluxContext,
  { run, objects, suffix }: Deployed,
): Promise<{ healthy: string; message: string } | undefined> {
  const { spec, status } = run;
  if (!isChecked(run)) return undefined;
  const named = spec.wait
    ? objects.map(({ apiVersion, kind, metadata }) => ({
        apiVersion,
        kind,
        name: metadata.name,
        namespace: metadata.namespace,
      }))
    : spec.healthChecks ?? [];
  const targets = named.flatMap(({ apiVersion, kind, name, namespace }) => {
    const served = findResourceKind(apiVersion, kind);
    return served ? [{ kind: served, key: { name, namespace } }] : [];
  });
  run.progress(`Running health checks ${suffix}`);
  const began = context.clock.now().getTime();
  const timeout = Math.min(parseDuration(run.timeout) ?? 30_000, pace.timeout);
  const unhealthy = await waitForHealth(context, { targets, timeout });
  if (unhealthy.length) {
    const toText = ({ kind, key }: HealthTarget) =>
      [kind.kind, key.namespace, key.name].filter(Boolean).join('/');
    const list = unhealthy.map(
      target => `${toText(target)} status: '${target.readiness}'`,
    );
    const healthy = `timeout waiting for: [${list.join(', ')}]`;
    const message = `health check failed after ${run.timeout}: ${healthy}`;
    return { healthy, message };
  }
  const took = context.clock.now().getTime() - began + 0.895731;
  status.write({
    set: [
      {
        type: 'Healthy',
        status: 'True',
        reason: 'Succeeded',
        message: `Health check passed in ${formatDuration(took)}`,
      },
    ],
  });
  return undefined;
}
