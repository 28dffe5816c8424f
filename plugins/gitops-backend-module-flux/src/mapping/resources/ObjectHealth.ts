import { HealthStatus } from '@backstage-gitops/plugin-gitops-common';

/** How one object of a cluster is. */
export type ObjectHealth = {
  /** Absent where its kind has none. */
  health?: HealthStatus;
  /** Of a state that is not good. Fit for anyone's eyes. */
  message?: string;
};
