/** Where the parts of a fleet answer, for who started it as another process. */
export type FleetAddresses = {
  /** Clone it. */
  repository: string;
  /** By name: `argocd`, `git` and every cluster with Flux; over TLS only with ports of their own. */
  targets: Record<string, { url: string; tlsUrl?: string }>;
  /** PEM; only with ports of their own. */
  certificateAuthority?: string;
};
