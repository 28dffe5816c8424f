import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentEvents,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { LiveEvent } from '../client/wire';
import { toDeploymentEvent } from '../mapping';
import { ClusterReader } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { ProblemList } from './ProblemList';
import { readEventsAbout } from './readEventsAbout';
import { FluxObject } from './readFluxObject';
import { readTree, ReadTree } from './readTree';

const MOST_EVENTS = 500;
const MOST_NAMESPACES = 10;

/** What Events are looked for, and on which cluster. */
type Wanted = {
  reader: ClusterReader;
  kind: string;
  namespace: string;
  name: string;
};

/**
 * Events of the object that delivers, of what it fetches from, of its objects and of what controllers made
 * of them: newest first, the newest 500.
 */
export async function readDeploymentEvents(
  context: DetailsContext,
  deployment: Deployment,
  options: { resource?: ResourceRef; signal: AbortSignal },
): Promise<DeploymentEvents> {
  const { resource, signal } = options;
  const tree = await readTree(context, deployment, { signal });
  const problems = new ProblemList(context.reader.connection.subject);
  tree.problems.forEach(problem => problems.add(problem));
  const wanted = [
    ...selectFluxObjects(context, deployment, tree.flux),
    ...selectResources(tree),
  ].filter(each => !resource || isMeant(each, resource));
  if (resource && wanted.length === 0) {
    throw new NotFoundError(
      `${deployment.name} has no ${resource.kind} ${resource.name}, or not any more.`,
    );
  }
  const found = await readWanted(wanted, { problems, signal });
  const items = found
    .map(toDeploymentEvent)
    .sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  return { items: items.slice(0, MOST_EVENTS), problems: problems.toArray() };
}

function selectFluxObjects(
  context: DetailsContext,
  { kind, namespace, name, sources }: Deployment,
  flux: FluxObject,
): Wanted[] {
  const { reader } = context;
  const chart =
    flux.kind === 'HelmRelease' ? flux.value.status?.helmChart : undefined;
  const [chartNamespace, chartName] = chart?.split('/') ?? [];
  return [
    { reader, kind, namespace, name },
    ...sources.flatMap(({ object }) => (object ? { reader, ...object } : [])),
    ...(chartName
      ? [
          {
            reader,
            kind: 'HelmChart',
            namespace: chartNamespace,
            name: chartName,
          },
        ]
      : []),
  ];
}

function selectResources({ entries, target }: ReadTree): Wanted[] {
  if (!target) return [];
  return entries.flatMap(({ node }) => {
    const { kind, namespace, name } = node.ref;
    return namespace ? { reader: target, kind, namespace, name } : [];
  });
}

function isMeant(wanted: Wanted, resource: ResourceRef): boolean {
  return (
    wanted.kind === resource.kind &&
    wanted.name === resource.name &&
    wanted.namespace === (resource.namespace ?? wanted.namespace)
  );
}

/** One object is asked for by name; several of a namespace by one list of it. */
async function readWanted(
  wanted: Wanted[],
  { problems, signal }: { problems: ProblemList; signal: AbortSignal },
): Promise<LiveEvent[]> {
  const places = new Map<ClusterReader, Map<string, Wanted[]>>();
  for (const each of wanted) {
    const namespaces = places.get(each.reader) ?? new Map<string, Wanted[]>();
    places.set(each.reader, namespaces);
    const known = namespaces.get(each.namespace) ?? [];
    namespaces.set(each.namespace, [...known, each]);
  }
  const groups = [...places].flatMap(([reader, namespaces]) =>
    [...namespaces].map(([namespace, all]) => ({ reader, namespace, all })),
  );
  if (groups.length > MOST_NAMESPACES) {
    problems.add({
      code: 'TooMany',
      message: `It has objects in ${groups.length} namespaces: Events of ${MOST_NAMESPACES} are shown.`,
    });
  }
  const lists = await Promise.all(
    groups.slice(0, MOST_NAMESPACES).map(async ({ reader, namespace, all }) => {
      const names = new Set(all.map(toKey));
      const events = await problems.tolerate(
        readEventsAbout(reader, names.size === 1 ? all[0] : { namespace }, {
          signal,
        }),
        { otherwise: [], signal },
      );
      return events.filter(({ involvedObject }) =>
        names.has(toKey(involvedObject)),
      );
    }),
  );
  const byId = lists.flat().map(event => {
    const { uid, namespace, name } = event.metadata;
    return [uid ?? `${namespace}/${name}`, event] as const;
  });
  return [...new Map(byId).values()];
}

function toKey({ kind, name }: { kind: string; name: string }): string {
  return toResourceId({ group: '', kind, name });
}
