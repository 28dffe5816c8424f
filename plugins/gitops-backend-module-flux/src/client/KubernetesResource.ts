/** A kind of object as the API server serves it. */
export type KubernetesResource = {
  /** Empty for the core group. */
  group: string;
  version: string;
  /** Lower case, `helmreleases`. */
  plural: string;
};

/** Which objects of a kind. */
export type KubernetesSelection = {
  /** Left out: all namespaces. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Only `metadata` of each object: no spec, no status. */
  metadataOnly?: boolean;
};
