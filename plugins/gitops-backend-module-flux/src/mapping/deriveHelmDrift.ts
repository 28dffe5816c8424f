import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease } from '../client/wire';
import { selectCondition } from './selectCondition';
import { toReadableMessage } from './toReadableMessage';

/**
 * Whether a HelmRelease drifted. Before helm-controller 1.6 no condition tells it, only Events, which
 * are not read yet.
 */
export function deriveHelmDrift({ spec, status }: HelmRelease): Drift {
  const mode = spec.driftDetection?.mode;
  if (mode !== 'enabled' && mode !== 'warn') {
    return { state: 'notChecked', message: 'Drift detection is off.' };
  }
  if (spec.suspend) {
    return {
      state: 'notChecked',
      message: 'Suspended: Flux does not compare.',
    };
  }
  const drifted = selectCondition(status, 'Drifted');
  if (drifted?.status === 'True') {
    return {
      state: 'drifted',
      heals: mode === 'enabled',
      message: toReadableMessage(drifted.message),
      ...(drifted.lastTransitionTime && { since: drifted.lastTransitionTime }),
    };
  }
  if (drifted?.status === 'False') return { state: 'none' };
  return {
    state: 'unknown',
    message: 'This helm-controller tells drift only in Events.',
  };
}
