import {
  ResourceNode,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { LiveObject, workloadStateSchema } from '../client/wire';
import {
  selectLivingReplicaSets,
  toGroup,
  toLabelSelector,
  toResourceNode,
  toResourceRef,
} from '../mapping';
import { ClusterReader, ObjectKind } from './ClusterReader';
import { ProblemList } from './ProblemList';
import { TreeEntry } from './TreeEntry';

const MOST_OWNERS = 40;
const pod = { group: '', version: 'v1', kind: 'Pod' };
const replicaSet = { group: 'apps', version: 'v1', kind: 'ReplicaSet' };
const claim = { group: '', version: 'v1', kind: 'PersistentVolumeClaim' };
const job = { group: 'batch', version: 'v1', kind: 'Job' };
const analysis = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'AnalysisRun',
};

/** What the controller of each kind makes. `byOwner`: it has no labels in common, only an owner. */
const dependentKinds: Readonly<
  Record<string, readonly { kind: ObjectKind; byOwner?: boolean }[]>
> = {
  'apps/Deployment': [{ kind: replicaSet }, { kind: pod }],
  'apps/StatefulSet': [{ kind: pod }, { kind: claim }],
  'apps/DaemonSet': [{ kind: pod }],
  'apps/ReplicaSet': [{ kind: pod }],
  'batch/Job': [{ kind: pod }],
  'batch/CronJob': [{ kind: job, byOwner: true }],
  'argoproj.io/Rollout': [
    { kind: replicaSet },
    { kind: pod },
    { kind: analysis, byOwner: true },
  ],
};

/** Whether Pods come of a kind. */
export function makesPods({ group, kind }: { group: string; kind: string }) {
  return (
    (group === '' && kind === 'Pod') || `${group}/${kind}` in dependentKinds
  );
}

/**
 * Reads what controllers made of objects, down to their Pods, by the labels they select and the owner
 * that each names.
 */
export async function readDependents(
  reader: ClusterReader,
  owners: readonly TreeEntry[],
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<TreeEntry[]> {
  const found = await readOnce(reader, owners, options);
  // A CronJob's Jobs have Pods that none of its own labels select.
  const jobs = found.filter(({ node }) => node.ref.kind === 'Job');
  const pods = jobs.length ? await readOnce(reader, jobs, options) : [];
  return [...found, ...pods];
}

async function readOnce(
  reader: ClusterReader,
  owners: readonly TreeEntry[],
  options: { problems: ProblemList; signal: AbortSignal },
): Promise<TreeEntry[]> {
  const makers = owners.filter(
    ({ node, object }) =>
      object && `${node.ref.group}/${node.ref.kind}` in dependentKinds,
  );
  if (makers.length > MOST_OWNERS) {
    options.problems.add({
      code: 'TooMany',
      message: `Pods are shown of the first ${MOST_OWNERS} workloads only; it has ${makers.length}.`,
    });
  }
  const candidates = await Promise.all(
    makers
      .slice(0, MOST_OWNERS)
      .map(owner => readCandidates(reader, owner, options)),
  );
  return link(owners, candidates.flat());
}

/** An object, and the id of the node it hangs on when its owner is not in the tree. */
type Candidate = { object: LiveObject; fallback?: string };

async function readCandidates(
  reader: ClusterReader,
  { node, object }: TreeEntry,
  { problems, signal }: { problems: ProblemList; signal: AbortSignal },
): Promise<Candidate[]> {
  if (!object) return [];
  const { namespace } = object.metadata;
  const { data } = workloadStateSchema.safeParse(object);
  const selector = toLabelSelector(data?.spec.selector);
  const kinds = dependentKinds[`${toGroup(object)}/${object.kind}`] ?? [];
  const lists = await Promise.all(
    kinds
      .filter(({ byOwner }) => byOwner || selector)
      .map(async ({ kind, byOwner }) => ({
        kind,
        objects: await problems.tolerate(
          reader.list(kind, {
            selection: {
              namespace,
              ...(!byOwner && { labelSelector: selector }),
            },
            signal,
          }),
          { otherwise: undefined, signal },
        ),
      })),
  );
  const areSetsUnread = lists.some(
    ({ kind, objects }) => kind === replicaSet && !objects,
  );
  return lists.flatMap(({ kind, objects = [] }) =>
    (kind === replicaSet ? selectLivingReplicaSets(objects) : objects).map(
      (each): Candidate => ({
        object: each,
        ...((kind === claim || (areSetsUnread && isOfSetOf(node, each))) && {
          fallback: node.id,
        }),
      }),
    ),
  );
}

/**
 * No owner stands in a claim. Between a Pod and its Deployment stands a ReplicaSet: where those may not be
 * read, its name begins with that of the Deployment.
 */
function isOfSetOf(
  { ref }: ResourceNode,
  { kind, metadata }: LiveObject,
): boolean {
  return (
    kind === 'Pod' &&
    (metadata.ownerReferences ?? []).some(
      owner =>
        owner.kind === 'ReplicaSet' && owner.name.startsWith(`${ref.name}-`),
    )
  );
}

/** Takes in what names an owner that is in, until nothing more does. */
function link(
  owners: readonly TreeEntry[],
  candidates: Candidate[],
): TreeEntry[] {
  const ids = new Map<string, string>();
  const note = (node: ResourceNode) => node.uid && ids.set(node.uid, node.id);
  owners.forEach(({ node }) => note(node));
  const taken = new Map<string, TreeEntry>();
  for (let more = true; more; ) {
    more = false;
    for (const { object, fallback } of candidates) {
      const id = toResourceId(toResourceRef(object));
      if (taken.has(id) || owners.some(({ node }) => node.id === id)) continue;
      const parents = (object.metadata.ownerReferences ?? []).flatMap(
        ({ uid }) => ids.get(uid) ?? [],
      );
      if (parents.length === 0 && fallback) parents.push(fallback);
      if (parents.length === 0) continue;
      const node = toResourceNode(object, { parents, managed: false });
      taken.set(id, { node, object });
      note(node);
      more = true;
    }
  }
  return [...taken.values()];
}
