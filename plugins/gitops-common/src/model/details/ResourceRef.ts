/** What names one object in the cluster of a Deployment. @public */
export type ResourceRef = {
  /** Empty for the core group. */
  group: string;
  version?: string;
  kind: string;
  /** Absent for an object of the whole cluster. */
  namespace?: string;
  name: string;
};

/**
 * The id of a resource within its Deployment: group, kind, namespace and name, each percent-encoded,
 * joined by colons. The version is not part of it: one object is served in several.
 *
 * @public
 */
export function toResourceId(ref: ResourceRef): string {
  return [ref.group, ref.kind, ref.namespace ?? '', ref.name]
    .map(encodeURIComponent)
    .join(':');
}
