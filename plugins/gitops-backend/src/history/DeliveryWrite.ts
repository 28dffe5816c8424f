import {
  Commit,
  Delivery,
  DeliveryOutcome,
  Version,
} from '@backstage-gitops/plugin-gitops-common';

/** What is kept of a delivery. Times in milliseconds. */
export type DeliveryValues = {
  app: string;
  environment?: string;
  change: Delivery['change'];
  version?: Version;
  revision?: string;
  configuration?: string;
  commit?: Commit;
  by?: string;
  startedAt: number;
  finishedAt?: number;
  outcome: DeliveryOutcome;
  message?: string;
  degradedAt?: number;
  restoredAt?: number;
};

/** A delivery that began, whole, or what became known of an earlier one. */
export type DeliveryWrite =
  | { id: number; isNew: true; values: DeliveryValues }
  | { id: number; isNew: false; values: Partial<DeliveryValues> };
