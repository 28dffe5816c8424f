import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Entity } from '@backstage/catalog-model';
import { readEntityLinks } from './readEntityLinks';
import { toArgocdRule } from './toArgocdRule';
import { toKubernetesRule } from './toKubernetesRule';

/** All rows, and what of them can be had without looking at each. All in the same order. */
export type RowSource = {
  list(): readonly Deployment[];
  listOfApp(app: string): readonly Deployment[];
  listNaming(entity: {
    entityRef: string;
    entityName: string;
  }): readonly Deployment[];
};

/**
 * Rows of which an entity's are chosen as they would be of all: only those of its apps, or those that
 * name it, where nothing else can be chosen. Opening a page must not look at every row of a large fleet.
 */
export function selectCandidates(
  entity: Entity,
  rows: RowSource,
): readonly Deployment[] {
  const links = readEntityLinks(entity);
  if (links.appNames.length > 0) {
    const ofApps = [...new Set(links.appNames)]
      .sort()
      .map(app => rows.listOfApp(app));
    // A name that is no app's may be that of any object.
    return ofApps.every(({ length }) => length > 0)
      ? ofApps.flat()
      : rows.list();
  }
  return toArgocdRule(links) || toKubernetesRule(links)
    ? rows.list()
    : rows.listNaming(links);
}
