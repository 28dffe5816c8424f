import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { FluxAttempt } from './MappedFluxObject';

/** Both axes and what belongs to them, derived from an object's status. */
export type FluxState = Pick<
  Deployment,
  'sync' | 'health' | 'message' | 'operation' | 'drift'
> & {
  desired?: string;
  applied?: string;
  /** What stands in `spec` is what was applied: images in it do run. */
  isSpecApplied: boolean;
  /** Something new is being applied right now. */
  isWorking: boolean;
  attempt?: FluxAttempt;
  /** ISO 8601; for what has no previous value to keep. */
  since: { sync?: string; health?: string; version?: string };
};
