import {
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../client/wire';
import { toResourceRef } from '../mapping';
import { ClusterReader } from './ClusterReader';
import { ProblemList } from './ProblemList';
import { FluxObject } from './readFluxObject';

/** Up to so many of a kind in a namespace are read one by one, more by a list. */
const FEW = 3;
/** What a list by label does not have is asked for by name, up to so many. */
const MOST_SINGLES = 20;

type ManagedReadOptions = {
  /** Whose labels its objects carry. */
  flux: FluxObject;
  /** Also what is in Secrets and ConfigMaps. */
  whole?: boolean;
  problems: ProblemList;
  signal: AbortSignal;
};

/** What became of each reference: the object, `null` when it is not there, `undefined` when unreadable. */
export type ManagedObjects = ReadonlyMap<string, LiveObject | null | undefined>;

/**
 * Reads what a Deployment names itself, kind by kind and namespace by namespace. A kind that may not be
 * read is a problem, and the rest stands.
 */
export async function readManagedObjects(
  reader: ClusterReader,
  refs: readonly ResourceRef[],
  options: ManagedReadOptions,
): Promise<ManagedObjects> {
  const groups = new Map<string, ResourceRef[]>();
  for (const ref of refs) {
    const { group, version, kind, namespace } = ref;
    const key = JSON.stringify([group, version, kind, namespace]);
    groups.set(key, [...(groups.get(key) ?? []), ref]);
  }
  const found = await Promise.all(
    [...groups.values()].map(group => readGroup(reader, group, options)),
  );
  return new Map(found.flat());
}

type Found = [id: string, object: LiveObject | null | undefined];

async function readGroup(
  reader: ClusterReader,
  refs: ResourceRef[],
  options: ManagedReadOptions,
): Promise<Found[]> {
  if (refs.length <= FEW) return readSingles(reader, refs, options);
  const { flux, whole, problems, signal } = options;
  const [{ group, version = 'v1', kind, namespace }] = refs;
  const listed = await problems.tolerate(
    reader.list(
      { group, version, kind },
      {
        selection: { namespace, labelSelector: toOwnerSelector(flux) },
        whole,
        signal,
      },
    ),
    { otherwise: undefined, signal },
  );
  if (!listed) return refs.map(ref => [toResourceId(ref), undefined]);
  const byId = new Map(
    listed.map(object => [toResourceId(toResourceRef(object)), object]),
  );
  const missing = refs.filter(ref => !byId.has(toResourceId(ref)));
  const asked = await readSingles(
    reader,
    missing.slice(0, MOST_SINGLES),
    options,
  );
  return [
    ...refs.flatMap((ref): Found[] => {
      const id = toResourceId(ref);
      const object = byId.get(id);
      return object ? [[id, object]] : [];
    }),
    ...asked,
    ...missing
      .slice(MOST_SINGLES)
      .map((ref): Found => [toResourceId(ref), undefined]),
  ];
}

function readSingles(
  reader: ClusterReader,
  refs: ResourceRef[],
  options: ManagedReadOptions,
): Promise<Found[]> {
  const { whole, problems, signal } = options;
  return Promise.all(
    refs.map(async (ref): Promise<Found> => {
      const object = await problems.tolerate(
        reader.read(ref, { whole, signal }).then(read => read ?? null),
        { otherwise: undefined, signal },
      );
      return [toResourceId(ref), object];
    }),
  );
}

/** The labels that Flux puts on everything it applies. */
export function toOwnerSelector({ kind, value }: FluxObject): string {
  const prefix =
    kind === 'HelmRelease'
      ? 'helm.toolkit.fluxcd.io'
      : 'kustomize.toolkit.fluxcd.io';
  const { namespace, name } = value.metadata;
  return `${prefix}/name=${name},${prefix}/namespace=${namespace}`;
}
