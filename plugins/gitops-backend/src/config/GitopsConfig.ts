/** A cluster as the configuration names it. */
export type ConfiguredCluster = {
  name: string;
  /** Other names engines use for it: an API server's URL, a destination's name, `<engine>/<name>`. */
  aliases: string[];
  labels: Record<string, string>;
  /** Where people look at it; shown to them. */
  dashboardUrl?: string;
};

/** What `gitops.*` says to the backend, without the parts that engine modules read. */
export type GitopsConfig = {
  /** In the order of the board. Empty when none are configured. */
  environments: string[];
  clusters: ConfiguredCluster[];
  /** Where entities should run, by whole entity reference in lower case. */
  expected: { entityRef: string; clusters: string[] }[];
  /** The platform repository, of which a mirror is kept to tell commits. */
  repository?: { url: string; defaultBranch: string };
  /** How long and how much of every Deployment is kept. */
  history: { keepDays: number; keepPerDeployment: number };
};
