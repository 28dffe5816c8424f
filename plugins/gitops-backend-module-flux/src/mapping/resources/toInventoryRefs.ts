import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { Kustomization } from '../../client/wire';
import { parseInventoryId } from '../parseInventoryId';

type Inventory = NonNullable<Kustomization['status']>['inventory'];

/** What an inventory names, in its order; an id that is none is left out. */
export function toInventoryRefs(inventory: Inventory): ResourceRef[] {
  return (inventory?.entries ?? []).flatMap(({ id, v }) => {
    const entry = parseInventoryId(id);
    if (!entry) return [];
    const { group, kind, namespace, name } = entry;
    return {
      group,
      version: v ?? 'v1',
      kind,
      ...(namespace && { namespace }),
      name,
    };
  });
}
