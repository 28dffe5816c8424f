import {
  Deployment,
  OperationPhase,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { toOperationWait } from './toOperationWait';
import { toSafeText } from './toSafeText';

const PHASES: readonly OperationPhase[] = [
  'Running',
  'Succeeded',
  'Failed',
  'Error',
  'Terminating',
];

/**
 * The sync that runs, or ran last. A requested one stands in `operation` for a moment while
 * `operationState` is still absent or that of the one before.
 */
export function toOperation({
  operation,
  status,
}: Application): Deployment['operation'] {
  const state = status?.operationState;
  const phase = PHASES.find(known => known === state?.phase);
  if (operation && phase !== 'Running' && phase !== 'Terminating') {
    return { phase: 'Running' };
  }
  if (!state || !phase) return undefined;
  const waiting = phase === 'Running' && toOperationWait(state);
  return {
    phase,
    ...(state.message && { message: toSafeText(state.message) }),
    ...(state.startedAt && { startedAt: state.startedAt }),
    // While it runs and retries, this is the end of the last attempt.
    ...(state.finishedAt &&
      phase !== 'Running' &&
      phase !== 'Terminating' && { finishedAt: state.finishedAt }),
    ...(waiting && { waiting }),
  };
}
