/** Which engine delivers to a cluster. @public */
export type EngineType = 'argocd' | 'flux';

/** A cluster as the repository describes it. @public */
export type PlatformCluster = {
  /** Its folder in `clusters/`. */
  name: string;
  engine: EngineType;
  environment: string;
  /** `aws`, `gcp`, `azure` or any other word; names `values-<cloud>.yaml`. */
  cloud: string;
  region: string;
};

/** What a repository in this layout says of itself. */
export type Platform = {
  /** As the engines' objects write it. */
  repoUrl: string;
  branch: string;
  /** Name of Flux's GitRepository object. */
  sourceName: string;
  /** By name, in the order of their folders. */
  clusters: ReadonlyMap<string, PlatformCluster>;
  environments: readonly string[];
};
