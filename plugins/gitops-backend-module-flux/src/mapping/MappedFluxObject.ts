import {
  Deployment,
  EngineProblem,
  HealthStatus,
  Version,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * How the last attempt to bring an object into its state ended. It tells a retry, and the look that
 * Flux takes at each interval, from something new: all three set `Ready=Unknown`.
 */
export type FluxAttempt = {
  /** The reason of its `Ready` condition, one word. */
  reason?: string;
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

/** Manifests that were applied. */
export type AppliedConfiguration = {
  digest: string;
  /** ISO 8601: since then at the latest. */
  since: string;
};

/** What the last reconcile told of the cluster that a kubeconfig is for. */
export type TargetContact = {
  ok: boolean;
  /** ISO 8601. */
  at: string;
  /** Not `ok`: since when that is so, and when it was last well, as far as the object tells. */
  since?: string;
  answeredAt?: string;
  error?: EngineProblem;
};

/** A mapped object, and what the next mapping of it wants to know. */
export type MappedFluxObject = {
  deployment: Deployment;
  attempt?: FluxAttempt;
  /** The version as long as what stood in `spec` was what ran. */
  provenVersion?: Version;
  /** Of a Kustomization. */
  configuration?: AppliedConfiguration;
  /** Of what has a kubeconfig. */
  contact?: TargetContact;
};
