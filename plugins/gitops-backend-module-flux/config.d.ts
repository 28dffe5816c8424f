export interface Config {
  gitops?: {
    flux?: {
      /** The clusters whose Flux is read. */
      clusters?: Array<{
        /** Name of the cluster: its folder in `clusters/` of the platform repository. */
        name: string;
        /** Address of the API server. Not with `authProvider: kubernetesPlugin`, which knows it. */
        url?: string;
        /**
         * How we sign in: with the token of a service account, or through the Kubernetes plugin, which
         * finds a cluster of this name and signs in to it as it is configured to.
         */
        authProvider?: 'serviceAccount' | 'kubernetesPlugin';
        /**
         * Token of a service account that may get, list and watch the objects of Flux.
         *
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** Path of a file that holds the token, read anew for each use: Kubernetes rotates it. */
        serviceAccountTokenFile?: string;
        /** Certificates to trust, PEM in base64 as in a kubeconfig. */
        caData?: string;
        /** Path of a file with certificates to trust, PEM. */
        caFile?: string;
        /** Accept any certificate of this cluster. For laboratories. */
        skipTLSVerify?: boolean;
        /** Read instead of all namespaces when the account may not list those. */
        namespaces?: string[];
        /** A page for people about an object; `{kind}`, `{namespace}` and `{name}` are filled in. */
        dashboardUrl?: string;
      }>;
      /**
       * Read the clusters of `kubernetes.clusterLocatorMethods` too: `serviceAccount` ones directly, those
       * with another strategy that signs in on the server through the Kubernetes plugin.
       */
      fromKubernetesPlugin?: boolean;
    };
  };
  /** What the Kubernetes plugin reads; with `gitops.flux.fromKubernetesPlugin` its clusters are, too. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      clusters?: Array<{
        name: string;
        url: string;
        /** Those that sign in as the person in the browser are not read for Flux. */
        authProvider?: string;
        /** @visibility secret */
        serviceAccountToken?: string;
        caData?: string;
        caFile?: string;
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
