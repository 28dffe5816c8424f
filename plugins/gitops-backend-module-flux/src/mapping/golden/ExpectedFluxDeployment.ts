import {
  Drift,
  HealthStatus,
  OperationPhase,
  SyncStatus,
  VersionRule,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * What a recorded Kustomization or HelmRelease must become, written by hand from what the recording
 * is about. A field that is left out must be absent from the Deployment too.
 */
export type ExpectedFluxDeployment = {
  /** Name of the recording, without `.json`. */
  recording: string;
  kind: 'Kustomization' | 'HelmRelease';
  namespace: string;
  name: string;
  app: string;
  /** Where it runs. The recorded Flux is that of `azure-aks`. */
  cluster: string;
  sync: SyncStatus;
  health: HealthStatus;
  /** Phase of the operation that runs or ran last. */
  operation?: OperationPhase;
  version?: { value: string; rule: VersionRule };
  revision: { target?: string; desired?: string; applied?: string };
  drift: Drift['state'];
  suspended: boolean;
  /** A part of the message. */
  message?: string;
};
