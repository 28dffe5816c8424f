export interface Config {
  gitops?: {
    flux?: {
      /** The clusters whose Flux is read. */
      clusters?: Array<{
        /** Name of the cluster: its folder in `clusters/` of the platform repository. */
        name: string;
        /** Address of the API server. */
        url: string;
        /** How we sign in. */
        authProvider?: 'serviceAccount';
        /**
         * Token of a service account that may get, list and watch the objects of Flux.
         *
         * @visibility secret
         */
        serviceAccountToken: string;
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
      /** Read the `serviceAccount` clusters of `kubernetes.clusterLocatorMethods` too. */
      fromKubernetesPlugin?: boolean;
    };
  };
  /** What the Kubernetes plugin reads; with `gitops.flux.fromKubernetesPlugin` its clusters are, too. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      clusters?: Array<{
        name: string;
        url: string;
        /** Only `serviceAccount` is read for Flux. */
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
