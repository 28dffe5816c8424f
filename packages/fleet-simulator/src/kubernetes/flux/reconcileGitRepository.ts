import { kinds } from '../objects/resourceKinds';
import { addFinalizer } from './addFinalizer';
import { ConditionChange } from './conditions';
import { createArtifact } from './createArtifact';
import { createStatusWriter } from './createStatusWriter';
import { FluxContext, ObjectKey } from './FluxContext';
import { pace } from './pace';
import { parseDuration } from './parseDuration';
import { readArtifact } from './readArtifact';
import { readRequest } from './readRequest';
import { gitRepositorySpec } from './sourceSpecs';

const kind = kinds.gitRepository;
const manager = 'source-controller';

const nameOf = (url: string) =>
  url
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .pop();

const progressing = (message: string): ConditionChange[] => [
  { type: 'Reconciling', status: 'True', reason: 'Progressing', message },
  { type: 'Ready', status: 'Unknown', reason: 'Progressing', message },
];

/**
 * What source-controller does with a GitRepository. There is one repository in the fleet: a source is
 * taken for it when its address ends in the same name, whatever the host.
 */
export async function reconcileGitRepository(
  context: FluxContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, repository, clock, pause, events } = context;
  addFinalizer(context, { kind, key, manager });
  const object = store.get(kind, key);
  if (!object) return undefined;
  if (object.metadata.deletionTimestamp) {
    store.remove(kind, key);
    return undefined;
  }
  const spec = gitRepositorySpec.parse(object.spec);
  const generation = object.metadata.generation ?? 1;
  const status = createStatusWriter(context, {
    kind,
    key,
    manager,
    generation,
  });
  const handled = { observedGeneration: generation, ...readRequest(object) };
  if (spec.suspend) {
    status.write({ fields: handled });
    return undefined;
  }

  const known = readArtifact(object);
  const isNew = object.status?.observedGeneration !== generation;
  if (isNew) {
    const seen = object.status?.observedGeneration ?? -1;
    const step = `processing object: new generation ${seen} -> ${generation}`;
    status.write({ set: progressing(step) });
    await pause(10);
    status.write({ set: progressing('building artifact') });
  } else {
    const message = 'reconciliation in progress';
    status.write({ set: [{ ...progressing(message)[0] }] });
  }
  await pause(80);

  const branch = spec.ref?.branch ?? 'master';
  const failure = findFailure(spec, repository.url);
  if (failure) {
    const message = `failed to checkout and determine revision: ${failure}`;
    const reason = 'GitOperationFailed';
    status.write({
      set: [
        {
          type: 'Reconciling',
          status: 'True',
          reason: 'ProgressingWithRetry',
          message: 'building artifact',
        },
        { type: 'Ready', status: 'False', reason, message },
        { type: 'FetchFailed', status: 'True', reason, message },
      ],
      fields: readRequest(object),
    });
    events.record(object, {
      type: 'Warning',
      reason,
      message,
      component: manager,
    });
    return pace.retry;
  }

  const head = repository.head();
  const revision = `${branch}@sha1:${head}`;
  const stored = `stored artifact for revision '${revision}'`;
  const outdated = known && known.revision !== revision;
  if (!known || outdated) {
    const upstream = `new upstream revision '${revision}'`;
    status.write({
      set: [
        ...progressing(`building artifact: ${upstream}`),
        ...(outdated
          ? [
              {
                type: 'ArtifactOutdated',
                status: 'True' as const,
                reason: 'NewRevision',
                message: upstream,
              },
            ]
          : []),
      ],
    });
    await pause(30);
  }
  const succeeded = { status: 'True', reason: 'Succeeded', message: stored };
  status.write({
    set: [
      { ...succeeded, type: 'Ready', status: 'True' },
      { ...succeeded, type: 'ArtifactInStorage', status: 'True' },
    ],
    without: ['Reconciling', 'ArtifactOutdated', 'FetchFailed'],
  });
  await pause(7);
  if (!known || outdated) {
    const path = `gitrepository/${key.namespace}/${key.name}/${head}.tar.gz`;
    const artifact = createArtifact({ path, revision, now: clock.now() });
    status.write({ fields: { artifact, ...handled } });
    const commit = repository.describe(head)?.message.split('\n')[0] ?? '';
    events.record(object, {
      reason: 'NewArtifact',
      message: `stored artifact for commit '${commit}'`,
      component: manager,
    });
  } else {
    status.write({ fields: handled });
  }
  return Math.min(parseDuration(spec.interval) ?? 60_000, pace.interval);
}

function findFailure(
  spec: { url: string; ref?: { [field: string]: string | undefined } },
  served: string,
): string | undefined {
  const clone = `unable to clone '${spec.url}'`;
  if (nameOf(spec.url) !== nameOf(served))
    return `${clone}: repository not found: `;
  if (spec.ref?.branch !== 'main')
    return `${clone}: couldn't find remote ref "refs/heads/${
      spec.ref?.branch ?? 'master'
    }"`;
  return undefined;
}
