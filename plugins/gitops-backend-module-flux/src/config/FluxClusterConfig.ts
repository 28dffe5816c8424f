/** One cluster whose Flux is read, as configured. */
export type FluxClusterConfig = {
  name: string;
  /** Read instead of all namespaces when the account may not list those. */
  namespaces: string[];
  /** A page for people; `{kind}`, `{namespace}` and `{name}` in it are filled in. */
  dashboardUrl?: string;
  /** Straight to its API server; absent: through the Kubernetes plugin, which knows how to sign in. */
  direct?: DirectAccessConfig;
};

/** How an API server is reached and signed in to by ourselves. */
export type DirectAccessConfig = {
  /** The API server. */
  url: string;
  /** The token as it is now: configuration and files may change while we run. */
  readToken(): string | Promise<string>;
  /** PEM certificates to trust, decoded. */
  ca?: string;
  skipTLSVerify: boolean;
};
