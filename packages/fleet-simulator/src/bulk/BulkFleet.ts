/** One Application that was changed: of which Argo CD, its address there, and what it is now. */
export type BulkChange = {
  instance: string;
  namespace: string;
  name: string;
  sync: 'Synced' | 'OutOfSync';
};

/** Many Applications on Argo CDs that are running; all clusters together as in its size. */
export type BulkFleet = {
  instances: readonly { name: string; url: string; applications: number }[];
  token: string;
  /** Of all streams' first parts together, without frames. */
  totalBytes: number;
  /** How often each path was asked for since it started, without queries. */
  requests(): Record<string, number>;
  /** From now on every request waits. */
  hold(): void;
  /** Lets through what waits, and what comes. */
  release(): void;
  /** Changes so many Applications now, others each time as long as there are any. */
  change(count: number): BulkChange[];
  /** Makes these Argo CDs silent: streams stay open, nothing is answered. The others speak. */
  hang(instances: readonly string[]): void;
  stop(): Promise<void>;
};
