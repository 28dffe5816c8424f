import {
  Deployment,
  EngineProblem,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import {
  toInventoryRefs,
  toMissingNode,
  toReleaseNode,
  toResourceNode,
  toUnreadNode,
} from '../mapping';
import { ClusterReader } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { explainSecrets } from './explainSecrets';
import { ProblemList } from './ProblemList';
import { readDependents } from './readDependents';
import { FluxObject, readFluxObject } from './readFluxObject';
import { readManagedObjects } from './readManagedObjects';
import { readManagedRefs } from './readManagedRefs';
import { selectTarget } from './selectTarget';
import { TreeEntry } from './TreeEntry';

const MOST_OBJECTS = 400;

/** Everything a Deployment consists of, as it was read. */
export type ReadTree = {
  flux: FluxObject;
  /** The cluster its objects are on; absent when that cannot be read from here. */
  target?: ClusterReader;
  entries: TreeEntry[];
  problems: EngineProblem[];
};

/**
 * Reads a Deployment's objects, and what controllers made of them.
 *
 * @param options - `only`: which of its objects to read, all unless told
 * @throws EngineError when the object that delivers it cannot be read.
 */
export async function readTree(
  context: DetailsContext,
  deployment: Deployment,
  options: { only?(ref: ResourceRef): boolean; signal: AbortSignal },
): Promise<ReadTree> {
  const { only = () => true, signal } = options;
  const flux = await readFluxObject(context.reader, deployment, { signal });
  const target = selectTarget(context, deployment, flux);
  const problems = new ProblemList(
    (target.reader ?? context.reader).connection.subject,
  );
  if (target.problem) problems.add(target.problem);
  const named = await selectRefs(flux, { ...target, problems, signal });
  const refs = named.filter(only);
  if (refs.length > MOST_OBJECTS) {
    problems.add({
      code: 'TooMany',
      message: `It consists of ${refs.length} objects; the first ${MOST_OBJECTS} are shown.`,
    });
  }
  const managed = await readEntries(target.reader, {
    refs: refs.slice(0, MOST_OBJECTS),
    flux,
    problems,
    signal,
  });
  const dependents = target.reader
    ? await readDependents(target.reader, managed, { problems, signal })
    : [];
  const release =
    flux.kind === 'HelmRelease' ? toReleaseNode(flux.value) : undefined;
  const all = [
    ...(release && only(release.ref) ? [{ node: release }] : []),
    ...managed,
    ...dependents,
  ];
  return {
    flux,
    target: target.reader,
    entries: target.reader
      ? await explainSecrets(target.reader, all, { problems, signal })
      : all,
    problems: problems.toArray(),
  };
}

async function selectRefs(
  flux: FluxObject,
  options: {
    reader?: ClusterReader;
    problems: ProblemList;
    signal: AbortSignal;
  },
): Promise<ResourceRef[]> {
  const { reader, problems, signal } = options;
  const refs = reader
    ? await readManagedRefs(reader, flux, { problems, signal })
    : toInventoryRefs(flux.value.status?.inventory);
  return [...new Map(refs.map(ref => [toResourceId(ref), ref])).values()];
}

async function readEntries(
  reader: ClusterReader | undefined,
  options: {
    refs: ResourceRef[];
    flux: FluxObject;
    problems: ProblemList;
    signal: AbortSignal;
  },
): Promise<TreeEntry[]> {
  const { refs } = options;
  if (!reader) return refs.map(ref => ({ node: toUnreadNode(ref) }));
  const objects = await readManagedObjects(reader, refs, options);
  return refs.map(ref => {
    const object = objects.get(toResourceId(ref));
    if (object === undefined) return { node: toUnreadNode(ref) };
    if (object === null) return { node: toMissingNode(ref) };
    return {
      object,
      node: toResourceNode(object, { parents: [], managed: true }),
    };
  });
}
