/** A row of the table `actions`. Times are ISO 8601 in UTC. */
export type ActionRow = {
  id: string;
  target_type: string;
  target_id: string;
  subject: string;
  action: string;
  /** JSON. */
  parameters: string;
  taken_by: string;
  state: string;
  message: string | null;
  started_at: string;
  finished_at: string | null;
  /** While it is not at its end: who does what to what. Unique. */
  open_key: string | null;
  /** When a backend last said that it follows it. */
  followed_at: string;
  /** By what its engine tells it from others. */
  trace: string | null;
};
