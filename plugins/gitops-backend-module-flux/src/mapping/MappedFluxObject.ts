import {
  Deployment,
  HealthStatus,
  Version,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * How the last attempt to bring an object into its state ended. It tells a retry, and the look that
 * Flux takes at each interval, from something new: all three set `Ready=Unknown`.
 */
export type FluxAttempt = {
  generation: number | undefined;
  /** The revision that was tried. */
  revision: string | undefined;
  /** The `Ready` condition that told how it ended, to know it again. */
  evidence: string;
  /** The revision that runs since, if any. */
  applied: string | undefined;
  /** What stands in `spec` was applied. */
  isSpecApplied: boolean;
  health: HealthStatus;
  operation: NonNullable<Deployment['operation']>;
};

/** A mapped object, and what the next mapping of it wants to know. */
export type MappedFluxObject = {
  deployment: Deployment;
  attempt?: FluxAttempt;
  /** The version as long as what stood in `spec` was what ran. */
  provenVersion?: Version;
};
