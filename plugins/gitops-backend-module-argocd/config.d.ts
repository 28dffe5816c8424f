export interface Config {
  gitops?: {
    argocd?: {
      /** The Argo CDs to read. */
      instances?: Array<{
        /** What it is called on screen; unique. */
        name: string;
        /** Base address of its server, with the root path if it has one. */
        url: string;
        /** Its address for people, for links. Without it rows link nowhere. */
        frontendUrl?: string;
        /**
         * Token of a local account or of a project's role. Needs `applications, get`; `clusters, get`
         * for names and labels of clusters; `applicationsets, get` for sets and rollouts.
         * @visibility secret
         */
        token?: string;
        /** Instead of a token: exchanged for a session, which is renewed when it expires. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /** Path of a file with PEM certificates to trust instead of the system's. */
        caFile?: string;
        /** The same, as text or in base64. */
        caData?: string;
        /** Accept any certificate of this instance. For laboratories. */
        skipTLSVerify?: boolean;
        /** Read only these projects, one list each. */
        projects?: string[];
      }>;
    };
  };
  /** What the existing Argo CD plugins read; instances are taken over unchanged. */
  argocd?: {
    username?: string;
    /** @visibility secret */
    password?: string;
    appLocatorMethods?: Array<{
      instances?: Array<{
        name: string;
        url: string;
        /** @visibility secret */
        token?: string;
        username?: string;
        /** @visibility secret */
        password?: string;
        /** These are ours, and may stand here too: see `gitops.argocd.instances`. */
        frontendUrl?: string;
        caFile?: string;
        caData?: string;
        skipTLSVerify?: boolean;
        projects?: string[];
      }>;
    }>;
  };
}
