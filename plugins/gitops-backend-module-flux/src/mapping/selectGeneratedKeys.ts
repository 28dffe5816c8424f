import { parseInventoryId } from './parseInventoryId';

const GENERATED: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
  ResourceSet: 'fluxcd.controlplane.io',
};

/** Keys `<kind>/<namespace>/<name>` of the objects of Flux in an inventory that deliver something. */
export function selectGeneratedKeys(
  inventory: { entries?: { id: string }[] | null } | null | undefined,
): string[] {
  return (inventory?.entries ?? []).flatMap(({ id }) => {
    const entry = parseInventoryId(id);
    return entry && GENERATED[entry.kind] === entry.group
      ? `${entry.kind}/${entry.namespace}/${entry.name}`
      : [];
  });
}
