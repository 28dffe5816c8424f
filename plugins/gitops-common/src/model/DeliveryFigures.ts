/**
 * How an app is delivered to an environment over a window of time. Durations are whole seconds. What
 * cannot be computed is absent, never zero. Definitions: docs/delivery-figures.md.
 *
 * @public
 */
export type DeliveryFigures = {
  app: string;
  environment?: string;
  /** Versions delivered, over all clusters of the environment; one version on three clusters is one. */
  deliveries: number;
  /**
   * Deliveries per day of the window, or of the part of it since when deliveries are kept; absent when that
   * is less than a day.
   */
  deliveriesPerDay?: number;
  /** Deliveries of the window that only engines tell, from before we watched: in none of the figures. */
  toldByEngines?: number;
  /** From the commit to Healthy on the last cluster of the environment. */
  leadTimeSeconds?: { median: number; p90: number; measured: number };
  /** Part of the finished deliveries that failed, were rolled back or turned Degraded: 0 to 1. */
  changeFailureRate?: number;
  /** From Degraded, after a delivery, to Healthy. */
  timeToRestoreSeconds?: { median: number; p90: number; measured: number };
};

/** Answer of `GET /entities/:kind/:namespace/:name/delivery-figures`. @public */
export type EntityDeliveryFigures = {
  /** Length of the window. */
  days: number;
  /** ISO 8601 date: the first whole day (UTC) of the window. */
  from: string;
  /** ISO 8601: nothing older was kept, so the window may be shorter in truth. */
  keptSince?: string;
  items: DeliveryFigures[];
};
