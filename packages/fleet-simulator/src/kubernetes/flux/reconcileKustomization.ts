import { BuildError } from '../kustomize/BuildError';
import { KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { addFinalizer } from './addFinalizer';
import { buildManifests } from './buildManifests';
import { checkDependencies } from './checkDependencies';
import {
  createKustomizationRun,
  kustomizationManager,
  KustomizationRun,
} from './createKustomizationRun';
import { deployManifests } from './deployManifests';
import { FluxContext, ObjectKey } from './FluxContext';
import { kustomizationStatus } from './kustomizationSpec';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { pruneInventory } from './pruneInventory';
import { readArtifact } from './readArtifact';
import { readRequest } from './readRequest';
import { toTargetContext } from './toTargetContext';
import { toRepositoryPath } from './toRepositoryPath';

const kind = kinds.kustomization;

/** A number like the one of a temporary folder, the same for one object. */
const numberOf = ({ metadata }: KubernetesObject) =>
  parseInt((metadata.uid ?? '0').slice(0, 8), 16);

/** What kustomize-controller does with a Kustomization, step by step as recorded. */
export async function reconcileKustomization(
  context: FluxContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, pause, repository } = context;
  addFinalizer(context, { kind, key, manager: kustomizationManager });
  const object = store.get(kind, key);
  if (!object) return undefined;
  const run = createKustomizationRun(context, { object, key });
  const { spec, status, handled } = run;
  if (object.metadata.deletionTimestamp) {
    const parsed = kustomizationStatus.safeParse(object.status);
    const before = parsed.success ? parsed.data.inventory?.entries ?? [] : [];
    if (spec.prune && !spec.suspend)
      pruneInventory(toTargetContext(context, spec.kubeConfig), {
        before,
        after: [],
      });
    store.remove(kind, key);
    return undefined;
  }
  if (spec.suspend) {
    status.write({ fields: handled });
    return undefined;
  }

  const waiting = findObstacle(context, run);
  if ('reason' in waiting) {
    const { reason, message, again } = waiting;
    status.write({
      set: [{ type: 'Ready', status: 'False', reason, message }],
      without: ['Reconciling'],
      fields: readRequest(object),
    });
    return again;
  }

  const { revision, commit } = waiting;
  const suffix = `for revision ${revision} with a timeout of ${run.timeout}`;
  const retryAfter = Math.min(
    parseDuration(spec.retryInterval) ?? 60_000,
    pace.retry,
  );
  run.progress(`Fetching manifests ${suffix}`);
  await pause(30);
  const folder = toRepositoryPath(spec.path ?? '');
  if (!repository.list(commit, folder).length) {
    run.retry(
      'ArtifactFailed',
      `kustomization path not found: stat /tmp/kustomization-${numberOf(
        object,
      )}/${folder}: no such file or directory`,
    );
    return retryAfter;
  }
  run.progress(`Building manifests ${suffix}`);
  status.write({ fields: { lastAttemptedRevision: revision } });
  await pause(90);
  let objects: KubernetesObject[];
  try {
    objects = buildManifests(context, { key, spec, commit });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    run.retry('BuildFailed', error.message);
    return retryAfter;
  }
  run.progress(`Detecting drift ${suffix}`);
  await pause(40);
  const isDone = await deployManifests(context, {
    run,
    objects,
    revision,
    suffix,
  });
  const interval = parseDuration(spec.interval) ?? 600_000;
  return isDone ? Math.min(interval, pace.interval) : retryAfter;
}

/** The source's artifact, or what keeps the Kustomization from starting. */
function findObstacle(
  context: FluxContext,
  { key, spec }: KustomizationRun,
):
  | { revision: string; commit: string }
  | { reason: string; message: string; again: number } {
  const { name, namespace = key.namespace, kind: sourceKind } = spec.sourceRef;
  const reason = 'ArtifactFailed';
  const source =
    sourceKind === 'GitRepository'
      ? context.store.get(kinds.gitRepository, { name, namespace })
      : undefined;
  if (!source) {
    const message = `${sourceKind}.source.toolkit.fluxcd.io "${name}" not found`;
    return { reason, message, again: pace.retry };
  }
  const artifact = readArtifact(source);
  if (!artifact) {
    const message = 'Source artifact not found, retrying in 2s';
    return { reason, message, again: 2_000 };
  }
  const unmet = checkDependencies(context, {
    kind,
    key,
    dependsOn: spec.dependsOn,
    source: { name, revision: artifact.revision },
  });
  return unmet
    ? { reason: 'DependencyNotReady', message: unmet, again: pace.dependency }
    : artifact;
}
