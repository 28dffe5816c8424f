export interface Config {
  gitops?: {
    /**
     * Environments in the order of the board. A cluster belongs to one by its label `environment`.
     */
    environments?: string[];
    /**
     * Names, aliases and labels of clusters. Optional: engines supply what they know.
     */
    clusters?: Array<{
      /** What the cluster is called on every screen; the name of its folder in `clusters/`. */
      name: string;
      /** Other names that engines use for it: an API server's URL, or `<engine>/<name>`. */
      aliases?: string[];
      /** Labels, for example `environment`, `cloud` and `region`. They win over an engine's. */
      labels?: { [key: string]: string };
      /**
       * A page about it for people, http or https: a console, a dashboard. Everyone who sees a Deployment on
       * it gets this address as a link. Credentials in it stop the start.
       */
      dashboardUrl?: string;
    }>;
    /**
     * Where entities should run. A cluster without them then has a row that says so.
     */
    expected?: Array<{
      /** For example `component:default/checkout-api`. */
      entityRef: string;
      clusters: string[];
    }>;
    /**
     * The platform repository, of which a read-only mirror is kept to tell author and message of
     * commits. Credentials come from `integrations`.
     */
    repository?: {
      /** http or https. Credentials or a query in it stop the start. */
      url: string;
      /** Default: `main` */
      defaultBranch?: string;
    };
    /**
     * What happened to Deployments is kept in the plugin's database. The present state always is.
     */
    history?: {
      /** Days, 1 to 3650. Default: 400 */
      keepDays?: number;
      /** Transitions, and as many deliveries, of one Deployment: 10 to 10000. Default: 500 */
      keepPerDeployment?: number;
    };
  };
}
