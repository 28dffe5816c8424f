/** One cluster whose Flux is read, as configured. */
export type FluxClusterConfig = {
  name: string;
  /** The API server. */
  url: string;
  serviceAccountToken: string;
  /** PEM certificates to trust, decoded. */
  ca?: string;
  skipTLSVerify: boolean;
  /** Read instead of all namespaces when the account may not list those. */
  namespaces: string[];
  /** A page for people; `{kind}`, `{namespace}` and `{name}` in it are filled in. */
  dashboardUrl?: string;
};
