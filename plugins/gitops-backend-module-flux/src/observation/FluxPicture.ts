import {
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';
import { FluxSource, HelmRelease, Kustomization } from '../client/wire';
import {
  FluxMappingContext,
  MappedFluxObject,
  selectSourceKeys,
  toHelmReleaseDeployment,
  toKustomizationDeployment,
} from '../mapping';
import { Dependents } from './Dependents';
import { FollowedKind } from './FollowedKind';
import { FollowEvent } from './followKind';
import { parseFluxObject } from './parseFluxObject';
import { ownerLabels } from './workloadKinds';
import { WorkloadVersions } from './WorkloadVersions';

type DeliveringObject =
  | { kind: 'Kustomization'; value: Kustomization }
  | { kind: 'HelmRelease'; value: HelmRelease };

/** What is the same for every object of one cluster. */
export type FluxPictureOptions = Pick<
  FluxMappingContext,
  'engineName' | 'knownClusters' | 'dashboardUrl'
>;

/**
 * All Flux objects of one cluster, and the Deployments they map to. It takes what following the kinds
 * tells, and gives what changed since it was asked last: a source that moves changes what depends on it.
 */
export class FluxPicture {
  readonly #options: FluxPictureOptions;
  /** Keys that each followed part has told, to notice what a new list lacks. */
  readonly #parts = new Map<string, Set<string>>();
  readonly #objects = new Map<string, DeliveringObject>();
  readonly #sources = new Map<string, FluxSource>();
  /** Objects by the sources they are mapped with, and by the Kustomization that applied them. */
  readonly #dependents = new Dependents();
  readonly #workloads = new WorkloadVersions();
  readonly #malformed = new Map<string, EngineProblem>();
  readonly #mapped = new Map<string, MappedFluxObject>();
  readonly #dirty = new Set<string>();

  constructor(options: FluxPictureOptions) {
    this.#options = options;
  }

  apply(followed: FollowedKind, event: FollowEvent): void {
    const part = JSON.stringify([followed.resource, followed.selection]);
    const known = this.#parts.get(part) ?? new Set<string>();
    this.#parts.set(part, known);
    if (event.type !== 'listed') {
      this.#takeOne(followed, event.object, {
        known,
        isDeleted: event.type === 'deleted',
      });
      return;
    }
    const before = new Set(known);
    known.clear();
    for (const object of event.objects) {
      this.#takeOne(followed, object, { known, isDeleted: false });
    }
    for (const key of before) {
      if (!known.has(key)) this.#delete(key);
    }
  }

  /** Problems of single objects, in the order of their names. */
  readWarnings(): EngineProblem[] {
    return [...this.#malformed.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, problem]) => problem);
  }

  readDeployments(): Deployment[] {
    return [...this.#mapped.values()].map(({ deployment }) => deployment);
  }

  /** Maps what may have changed, and tells what did. */
  takeChanges(): { upserted: Deployment[]; removed: string[] } {
    const changes = { upserted: [], removed: [] };
    for (const key of this.#selectDirty('Kustomization')) {
      const before = this.#mapped.get(key)?.deployment.sources;
      this.#remap(key, changes);
      if (!isEqual(before, this.#mapped.get(key)?.deployment.sources)) {
        this.#markAll(this.#dependents.read(key));
      }
    }
    for (const key of this.#selectDirty('HelmRelease')) {
      this.#remap(key, changes);
    }
    this.#dirty.clear();
    return changes;
  }

  #selectDirty(kind: DeliveringObject['kind']): string[] {
    return [...this.#dirty].filter(key => key.startsWith(`${kind}/`));
  }

  #remap(
    key: string,
    changes: { upserted: Deployment[]; removed: string[] },
  ): void {
    const previous = this.#mapped.get(key);
    const object = this.#objects.get(key);
    if (object) {
      const mapped = this.#map(key, object, previous);
      this.#mapped.set(key, mapped);
      if (!isEqual(mapped.deployment, previous?.deployment)) {
        changes.upserted.push(mapped.deployment);
      }
    } else if (previous) {
      this.#mapped.delete(key);
      changes.removed.push(previous.deployment.id);
    }
  }

  #map(
    key: string,
    object: DeliveringObject,
    previous: MappedFluxObject | undefined,
  ): MappedFluxObject {
    const context = {
      ...this.#options,
      sources: this.#sources,
      workloadVersions: this.#workloads.read(key),
      previous,
    };
    return object.kind === 'Kustomization'
      ? toKustomizationDeployment(object.value, context)
      : toHelmReleaseDeployment(object.value, {
          ...context,
          definition: this.#mapped.get(toDefiningKey(object) ?? '')?.deployment
            .sources[0],
        });
  }

  #takeOne(
    followed: FollowedKind,
    object: unknown,
    options: { known: Set<string>; isDeleted: boolean },
  ): void {
    const parsed = parseFluxObject(followed.kind, object);
    if (!parsed) return;
    const { namespace, name } = parsed;
    const kind =
      followed.kind === 'Workload' ? followed.resource.plural : followed.kind;
    const key = `${kind}/${namespace}/${name}`;
    if (options.isDeleted) {
      options.known.delete(key);
      this.#delete(key);
      return;
    }
    options.known.add(key);
    this.#malformed.delete(key);
    switch (parsed.kind) {
      case 'Workload':
        this.#markAll(this.#workloads.set(key, parsed.value));
        break;
      case 'Source':
        this.#setSource(key, parsed.value);
        break;
      case 'Malformed':
        this.#delete(key);
        this.#malformed.set(key, {
          code: 'InvalidResponse',
          message: `${kind} ${namespace}/${name} of ${
            this.#options.engineName
          } is not shown: its ${parsed.field} is not what Flux writes.`,
        });
        break;
      default:
        this.#objects.set(key, parsed);
        this.#indexNeeds(key, parsed);
        this.#dirty.add(key);
    }
  }

  #delete(key: string): void {
    this.#malformed.delete(key);
    this.#markAll(this.#workloads.delete(key));
    if (this.#sources.delete(key)) this.#markDependents(key);
    if (this.#objects.delete(key)) {
      this.#dependents.delete(key);
      this.#dirty.add(key);
    }
  }

  /** A list that is read again tells every source, also those that are as they were. */
  #setSource(key: string, source: FluxSource): void {
    const { resourceVersion } = source.metadata;
    const before = this.#sources.get(key)?.metadata.resourceVersion;
    if (resourceVersion !== undefined && resourceVersion === before) return;
    this.#sources.set(key, source);
    this.#markDependents(key);
  }

  #markDependents(sourceKey: string): void {
    for (const key of this.#dependents.read(sourceKey)) {
      const object = this.#objects.get(key);
      if (!object) continue;
      this.#dirty.add(key);
      // What a chart comes from is something its release needs too.
      this.#indexNeeds(key, object);
    }
  }

  #indexNeeds(key: string, object: DeliveringObject): void {
    const definingKey = toDefiningKey(object);
    this.#dependents.set(key, [
      ...selectSourceKeys(object, this.#sources),
      ...(definingKey ? [definingKey] : []),
    ]);
  }

  #markAll(keys: Iterable<string>): void {
    for (const key of keys) {
      if (this.#objects.has(key)) this.#dirty.add(key);
    }
  }
}

/** The Kustomization that applied a HelmRelease, told by the labels kustomize-controller sets. */
function toDefiningKey({ kind, value }: DeliveringObject): string | undefined {
  const labels = value.metadata.labels ?? {};
  const name = labels[`${ownerLabels.Kustomization}/name`];
  const namespace = labels[`${ownerLabels.Kustomization}/namespace`];
  return kind === 'HelmRelease' && name && namespace
    ? `Kustomization/${namespace}/${name}`
    : undefined;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
