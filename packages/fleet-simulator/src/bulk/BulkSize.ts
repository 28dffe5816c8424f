/** How large a bulk fleet is. */
export type BulkSize = {
  applications: number;
  clusters: number;
  /** How many Argo CDs share the clusters, each with its own. */
  instances: number;
};
