import {
  DeploymentSet,
  DeploymentSetKind,
  Deployment,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
import { Kustomization, ResourceSet } from '../client/wire';
import {
  MappedFluxObject,
  selectGeneratedKeys,
  toKustomizationSet,
  toResourceSet,
} from '../mapping';
import { FluxOwnership } from './FluxOwnership';

type Engine = Deployment['engine'];

/** What sets need to know of everything else in the picture. */
export type FluxSetWorld = {
  readKustomization(key: string): Kustomization | undefined;
  readMapped(key: string): MappedFluxObject | undefined;
};

/** The sets of one cluster: Kustomizations that deliver what delivers, and ResourceSets. */
export class FluxSets {
  readonly #engine: Engine;
  readonly #ownership = new FluxOwnership();
  readonly #resourceSets = new Map<string, ResourceSet>();
  readonly #told = new Map<string, DeploymentSet>();

  constructor(engineName: string) {
    this.#engine = { type: 'flux', name: engineName };
  }

  /**
   * Takes what a Kustomization applied. One that is for another cluster generates nothing here: that
   * cluster's own Flux has it.
   *
   * @returns the keys of those whose set this may change.
   */
  setKustomization(key: string, { spec, status }: Kustomization): string[] {
    return this.#ownership.set(
      key,
      spec.kubeConfig ? [] : selectGeneratedKeys(status?.inventory),
    );
  }

  /** See {@link setKustomization}. */
  setResourceSet(key: string, resourceSet: ResourceSet): string[] {
    this.#resourceSets.set(key, resourceSet);
    return this.#ownership.set(
      key,
      selectGeneratedKeys(resourceSet.status?.inventory),
    );
  }

  /** See {@link setKustomization}. */
  delete(key: string): string[] {
    this.#resourceSets.delete(key);
    this.#told.delete(key);
    return this.#ownership.set(key, []);
  }

  /** What generated an object, as its row tells it. */
  readSetOf(key: string): Deployment['set'] {
    const owner = this.#ownership.readOwner(key);
    if (!owner) return undefined;
    const { kind, name } = parseKey(owner);
    return { id: this.#toId(owner), kind, name };
  }

  /** All sets as they are now, in the order of their keys. */
  derive(world: FluxSetWorld): DeploymentSet[] {
    const keys = new Set([
      ...this.#ownership.readOwners(),
      ...this.#resourceSets.keys(),
    ]);
    return [...keys].sort().flatMap(key => {
      const set = this.#deriveOne(key, world);
      if (set) this.#told.set(key, set);
      return set ?? [];
    });
  }

  #deriveOne(key: string, world: FluxSetWorld): DeploymentSet | undefined {
    const generated = this.#ownership.readGenerated(key);
    const rows = generated.flatMap(
      child => world.readMapped(child)?.deployment ?? [],
    );
    const delivering = generated.filter(child => !isSetKey(child, this));
    const parent = this.#ownership.readOwner(key);
    const members = {
      generated,
      deployments: rows.map(({ id }) => id),
      apps: [
        ...rows
          .filter(({ kind, namespace, name }) =>
            delivering.includes(`${kind}/${namespace}/${name}`),
          )
          .map(({ app }) => app),
        // Listed, but not there: it is missing under the name of its object.
        ...delivering
          .filter(child => !world.readMapped(child))
          .map(child => parseKey(child).name),
      ],
      ...(parent && { parent: this.#toId(parent) }),
    };
    const resourceSet = this.#resourceSets.get(key);
    if (resourceSet) {
      return toResourceSet(resourceSet, {
        engine: this.#engine,
        members,
        previous: this.#told.get(key),
      });
    }
    const kustomization = world.readKustomization(key);
    const mapped = world.readMapped(key);
    return kustomization && mapped
      ? toKustomizationSet(kustomization, mapped, members)
      : undefined;
  }

  /** Whether an object is itself a set. */
  isSet(key: string): boolean {
    return (
      this.#resourceSets.has(key) ||
      this.#ownership.readGenerated(key).length > 0
    );
  }

  #toId(key: string): string {
    return toDeploymentSetId({ engine: this.#engine, ...parseKey(key) });
  }
}

function isSetKey(key: string, sets: FluxSets): boolean {
  return key.startsWith('ResourceSet/') || sets.isSet(key);
}

function parseKey(key: string): {
  kind: DeploymentSetKind;
  namespace: string;
  name: string;
} {
  const [kind, namespace, name] = key.split('/');
  return { kind: kind as DeploymentSetKind, namespace, name };
}
