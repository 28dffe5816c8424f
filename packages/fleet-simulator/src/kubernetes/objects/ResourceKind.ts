/** One kind that the API server serves. */
export type ResourceKind = {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: string[];
  namespaced: boolean;
  /** A custom resource: its lists keep `kind` on every item, and it takes no strategic merge patch. */
  custom: boolean;
  /** Whether `metadata.generation` counts changes of its spec. */
  counted: boolean;
};

/** `apiVersion` as objects of this kind carry it. */
export function toApiVersion(kind: Pick<ResourceKind, 'group' | 'version'>) {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}

/** `kustomizations.kustomize.toolkit.fluxcd.io`, as error messages say it. */
export function toQualifiedPlural(kind: ResourceKind): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}
