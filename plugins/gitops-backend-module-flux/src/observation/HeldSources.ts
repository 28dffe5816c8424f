import { isDeepStrictEqual } from 'node:util';
import { FluxSource } from '../client/wire';
import { selectSourceKeys } from '../mapping';
import { Dependents } from './Dependents';
import { DeliveringObject, toDefiningKey } from './toDefiningKey';

/** The sources of one cluster by key, and which objects are mapped with each. */
export class HeldSources {
  readonly #sources = new Map<string, FluxSource>();
  /** Objects by the sources they are mapped with, and by the Kustomization that applied them. */
  readonly #dependents = new Dependents();

  get all(): ReadonlyMap<string, FluxSource> {
    return this.#sources;
  }

  /**
   * A list that is read again tells every source, also those that are as they were.
   *
   * @returns whether it is another than before
   */
  set(key: string, source: FluxSource): boolean {
    if (isDeepStrictEqual(this.#sources.get(key), source)) return false;
    this.#sources.set(key, source);
    return true;
  }

  /** @returns whether it was there */
  delete(key: string): boolean {
    return this.#sources.delete(key);
  }

  /** Keys of the objects that are mapped with a source, or applied by a Kustomization. */
  readDependents(key: string): Iterable<string> {
    return this.#dependents.read(key);
  }

  /** Looks what an object is mapped with. */
  setNeeds(key: string, object: DeliveringObject): void {
    const definingKey = toDefiningKey(object);
    this.#dependents.set(key, [
      ...selectSourceKeys(object, this.#sources),
      ...(definingKey ? [definingKey] : []),
    ]);
  }

  deleteNeeds(key: string): void {
    this.#dependents.delete(key);
  }
}
