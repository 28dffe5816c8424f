import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** An entity, and the rows that `selectDeployments` finds for it. */
export type EntityRows = {
  entity: Entity;
  owners: readonly string[];
  rows: readonly Deployment[];
};

/**
 * Who owns each Deployment. One whose engine's object names its entity belongs to that one alone: who
 * writes the platform repository says so, and no annotation of a catalog file claims it. Any other belongs
 * to every entity that finds it.
 *
 * @returns owners by the id of a Deployment
 */
export function selectOwners(
  entities: Iterable<EntityRows>,
): Map<string, readonly string[]> {
  const owners = new Map<string, Set<string>>();
  for (const each of entities) {
    const ref = stringifyEntityRef(each.entity).toLocaleLowerCase('en-US');
    for (const { id, entityRef } of each.rows) {
      if (entityRef && entityRef !== ref) continue;
      const known = owners.get(id) ?? new Set();
      each.owners.forEach(owner => known.add(owner));
      owners.set(id, known);
    }
  }
  return new Map([...owners].map(([id, known]) => [id, [...known]]));
}
