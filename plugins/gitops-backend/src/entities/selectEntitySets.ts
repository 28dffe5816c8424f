import {
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';
import { Entity } from '@backstage/catalog-model';
import { readEntityLinks } from './readEntityLinks';

/**
 * The sets of an entity's rows, and those that failed and were meant to make one for it: by the app
 * that a set delivers, else by the set's own name.
 *
 * @param options.items - the entity's rows
 * @param options.sets - all sets
 */
export function selectEntitySets<
  T extends Pick<DeploymentSet, 'id' | 'name' | 'apps' | 'error'>,
>(
  entity: Entity,
  options: { items: readonly Deployment[]; sets: Iterable<T> },
): T[] {
  const { appNames, entityName } = readEntityLinks(entity);
  const { items } = options;
  const ids = new Set(items.map(({ set }) => set?.id));
  const apps = new Set([
    ...(appNames.length > 0 ? appNames : [entityName]),
    ...items.map(({ app }) => app),
  ]);
  return [...options.sets].filter(
    set =>
      ids.has(set.id) ||
      (set.error && [set.name, ...set.apps].some(name => apps.has(name))),
  );
}
