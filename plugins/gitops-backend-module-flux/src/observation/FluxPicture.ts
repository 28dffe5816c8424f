import {
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineDelivery,
  EngineWarning,
} from '@backstage-gitops/plugin-gitops-node';
import { toDeliveries } from '../deliveries/toDeliveries';
import {
  FluxMappingContext,
  MappedFluxObject,
  TargetContact,
  toHelmReleaseDeployment,
  toKustomizationDeployment,
} from '../mapping';
import { EventScopes } from './EventScopes';
import { FluxPictureOptions } from './FluxPictureOptions';
import { FluxSets } from './FluxSets';
import { FollowedKind, toPartKey } from './FollowedKind';
import { FollowEvent } from './followKind';
import { HeldSources } from './HeldSources';
import { isEqual } from './isEqual';
import { ListedPart } from './ListedPart';
import { MalformedObjects } from './MalformedObjects';
import { parseFluxObject } from './parseFluxObject';
import { readIdentity } from './readIdentity';
import { DeliveringObject, toDefiningKey } from './toDefiningKey';
import { toObjectKey } from './toObjectKey';
import { WorkloadVersions } from './WorkloadVersions';

/**
 * All Flux objects of one cluster, and the Deployments they map to. It takes what following the kinds
 * tells, and gives what changed since it was asked last: a source that moves changes what depends on it.
 */
export class FluxPicture {
  readonly #options: FluxPictureOptions;
  readonly #parts = new Map<string, ListedPart>();
  readonly #eventScopes = new EventScopes();
  readonly #sets: FluxSets;
  readonly #mappingOptions: Pick<
    FluxMappingContext,
    'engineName' | 'knownClusters' | 'dashboardUrl'
  >;
  #areSetsDirty = true;
  #toldSets: DeploymentSet[] = [];
  readonly #objects = new Map<string, DeliveringObject>();
  readonly #sources = new HeldSources();
  readonly #workloads = new WorkloadVersions();
  readonly #malformed: MalformedObjects;
  readonly #mapped = new Map<string, MappedFluxObject>();
  readonly #dirty = new Set<string>();
  /** Id of a Deployment to the key of its object. */
  readonly #keys = new Map<string, string>();

  constructor(options: FluxPictureOptions) {
    this.#options = options;
    this.#sets = new FluxSets(options.engineName);
    this.#malformed = new MalformedObjects(options.engineName);
    const { engineName, knownClusters, dashboardUrl } = options;
    this.#mappingOptions = { engineName, knownClusters, dashboardUrl };
  }

  apply(followed: FollowedKind, event: FollowEvent): void {
    const key = toPartKey(followed);
    const isSetBack = this.#options.memory.versions.note(key, event);
    if (followed.kind === 'Event') {
      if (isSetBack) {
        this.#markAll(this.#options.memory.events.forget(followed.selection));
      }
      this.#applyEvents(followed, event);
      return;
    }
    const part = this.#parts.get(key) ?? new ListedPart();
    this.#parts.set(key, part);
    if (isSetBack) part.distrust();
    if (event.type === 'listed') {
      const { changed, gone } = part.replace(event.objects, identity =>
        toObjectKey(followed, identity),
      );
      changed.forEach(object => this.#takeOne(followed, object));
      gone.forEach(each => this.#delete(each));
      return;
    }
    const identity = readIdentity(event.object);
    if (!identity) return;
    part.set(toObjectKey(followed, identity), event);
    if (event.type === 'deleted') this.#delete(toObjectKey(followed, identity));
    else this.#takeOne(followed, event.object);
  }

  /** Looks whether something is not heard of any more. @returns whether that may change anything. */
  expire(): boolean {
    const keys = this.#options.memory.events.expire(this.#options.now());
    this.#markAll(keys);
    return keys.length > 0;
  }

  /** Says that everything was listed: what is remembered of other objects is of no use any more. */
  settle(): void {
    this.#options.memory.events.retain(key => this.#objects.has(key));
  }

  /** Deliveries of one Deployment, from what its object remembers; undefined when it is not there. */
  listDeliveries(deploymentId: string): EngineDelivery[] | undefined {
    const key = this.#keys.get(deploymentId);
    const object = key === undefined ? undefined : this.#objects.get(key);
    return object && toDeliveries(object);
  }

  /** What every row tells about the cluster it is for, where that is another one. */
  readContacts(): { cluster: string; contact: TargetContact }[] {
    return [...this.#mapped.values()].flatMap(({ deployment, contact }) =>
      contact ? { cluster: deployment.cluster.name, contact } : [],
    );
  }

  /** All sets; the same list as before when nothing changed. */
  readSets(): DeploymentSet[] {
    if (!this.#areSetsDirty) return this.#toldSets;
    this.#areSetsDirty = false;
    const sets = this.#sets.derive({
      readMapped: key => this.#mapped.get(key),
      readKustomization: key => {
        const object = this.#objects.get(key);
        return object?.kind === 'Kustomization' ? object.value : undefined;
      },
    });
    if (!isEqual(sets, this.#toldSets)) this.#toldSets = sets;
    return this.#toldSets;
  }

  /** Problems of single objects, in the order of their names. */
  readWarnings(): EngineWarning[] {
    return this.#malformed.readWarnings();
  }

  readDeployments(): Deployment[] {
    return [...this.#mapped.values()].map(({ deployment }) => deployment);
  }

  /** Whether something is left to take. */
  get hasNews(): boolean {
    return this.#dirty.size > 0;
  }

  /** Maps what may have changed, up to so many objects, and tells what did; the others are left for the next time. */
  takeChanges(most = Infinity): { upserted: Deployment[]; removed: string[] } {
    const changes = { upserted: [], removed: [] };
    let left = most;
    const take = (key: string) => {
      if (left === 0) return false;
      left -= 1;
      this.#dirty.delete(key);
      this.#remap(key, changes);
      return true;
    };
    for (const key of this.#selectDirty('Kustomization')) {
      const before = this.#mapped.get(key)?.deployment.sources;
      if (!take(key)) return changes;
      if (!isEqual(before, this.#mapped.get(key)?.deployment.sources)) {
        this.#markAll(this.#sources.readDependents(key));
      }
    }
    for (const key of this.#selectDirty('HelmRelease')) {
      if (!take(key)) return changes;
    }
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
    // One that cannot be read now stays as it was, whatever changes around it.
    if (object && previous && this.#malformed.has(key)) return;
    if (object) {
      const mapped = this.#map(key, object, previous);
      this.#mapped.set(key, mapped);
      if (object.kind === 'Kustomization') this.#areSetsDirty = true;
      if (!isEqual(mapped.deployment, previous?.deployment)) {
        changes.upserted.push(mapped.deployment);
      }
      if (!previous) {
        this.#keys.set(mapped.deployment.id, key);
        this.#areSetsDirty = true;
      }
    } else if (previous) {
      this.#mapped.delete(key);
      this.#keys.delete(previous.deployment.id);
      this.#areSetsDirty = true;
      changes.removed.push(previous.deployment.id);
    }
  }

  #map(
    key: string,
    object: DeliveringObject,
    previous: MappedFluxObject | undefined,
  ): MappedFluxObject {
    const context = {
      ...this.#mappingOptions,
      sources: this.#sources.all,
      workloadVersions: this.#workloads.read(key),
      previous,
      evidence: this.#options.memory.events.read(key),
      areEventsRead: this.#eventScopes.has(object.value.metadata.namespace),
      set: this.#sets.readSetOf(key),
    };
    return object.kind === 'Kustomization'
      ? toKustomizationDeployment(object.value, context)
      : toHelmReleaseDeployment(object.value, {
          ...context,
          definition: this.#mapped.get(toDefiningKey(object) ?? '')?.deployment
            .sources[0],
        });
  }

  #takeOne(followed: FollowedKind, object: unknown): void {
    if (followed.kind === 'Event') return;
    const parsed = parseFluxObject(followed.kind, object);
    if (!parsed) return;
    const key = toObjectKey(followed, parsed);
    this.#malformed.delete(key);
    switch (parsed.kind) {
      case 'Workload':
        this.#markAll(this.#workloads.set(key, parsed.value));
        break;
      case 'Source':
        if (this.#sources.set(key, parsed.value)) this.#markDependents(key);
        break;
      case 'ResourceSet':
        this.#areSetsDirty = true;
        this.#markAll(this.#sets.setResourceSet(key, parsed.value));
        break;
      case 'Malformed':
        // What was known of it stays.
        this.#malformed.add(key, parsed.field);
        break;
      default:
        this.#objects.set(key, parsed);
        this.#sources.setNeeds(key, parsed);
        this.#dirty.add(key);
        if (parsed.kind === 'Kustomization') {
          this.#markAll(this.#sets.setKustomization(key, parsed.value));
        }
    }
  }

  #delete(key: string): void {
    this.#malformed.delete(key);
    this.#markAll(this.#workloads.delete(key));
    if (this.#sources.delete(key)) this.#markDependents(key);
    this.#markAll(this.#sets.delete(key));
    if (key.startsWith('ResourceSet/')) this.#areSetsDirty = true;
    if (this.#objects.delete(key)) {
      this.#sources.deleteNeeds(key);
      this.#dirty.add(key);
    }
  }

  #applyEvents(followed: FollowedKind, event: FollowEvent): void {
    // One that is deleted has expired: what it told stands.
    if (event.type === 'deleted') return;
    if (event.type === 'listed' && this.#eventScopes.add(followed)) {
      const keys = [...this.#objects.keys()];
      this.#markAll(keys.filter(key => key.startsWith('HelmRelease/')));
    }
    const { memory, now } = this.#options;
    const told = event.type === 'listed' ? event.objects : [event.object];
    this.#markAll(
      told.flatMap(object => memory.events.apply(object, now()) ?? []),
    );
  }

  #markDependents(sourceKey: string): void {
    for (const key of this.#sources.readDependents(sourceKey)) {
      const object = this.#objects.get(key);
      if (!object) continue;
      this.#dirty.add(key);
      // What a chart comes from is something its release needs too.
      this.#sources.setNeeds(key, object);
    }
  }

  #markAll(keys: Iterable<string>): void {
    for (const key of keys) {
      if (this.#objects.has(key)) this.#dirty.add(key);
    }
  }
}
