/** A row of the table `deliveries`. Times are ISO 8601 in UTC, of equal length, so that texts compare. */
export type DeliveryRow = {
  deployment: string;
  sequence: number;
  app: string;
  environment: string | null;
  change: string;
  version: string | null;
  version_rule: string | null;
  revision: string | null;
  configuration: string | null;
  commit_sha: string | null;
  commit_author: string | null;
  commit_message: string | null;
  commit_at: string | null;
  commit_url: string | null;
  started_by: string | null;
  started_at: string;
  finished_at: string | null;
  outcome: string;
  message: string | null;
  degraded_at: string | null;
  restored_at: string | null;
};
