import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { RequestedOperation } from '../client/ApplicationDetail';
import { toOperationProgress } from '../mapping/actions/toOperationProgress';
import { ActionsContext } from './ActionsContext';
import { endOfSight } from './endOfSight';
import { pollApplication } from './pollApplication';

/** So often is looked whether Argo CD compared again after a sync, before it is called done. */
const MAX_COMPARISONS = 5;

/**
 * Follows an operation that Argo CD took to its end. One that succeeded is looked at until Argo CD compared the
 * cluster with Git again, so that it is told when something still differs.
 *
 * @param requested - the operation as Argo CD noted it
 */
export async function* followOperation(
  deployment: Deployment,
  requested: RequestedOperation | undefined,
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context } = options;
  yield {
    state: 'Requested',
    ...(requested && { trace: JSON.stringify(requested) }),
  };
  let told = 'Requested';
  let comparisons = 0;
  let success: ActionProgress | undefined;
  for await (const look of pollApplication(deployment, context, options)) {
    if ('isGone' in look) {
      yield { state: 'Unknown', message: 'The Application was deleted.' };
      return;
    }
    const { isUncompared, ...progress } = toOperationProgress(
      look.application,
      requested,
    );
    if (progress.state === 'Succeeded' && isUncompared) {
      success = progress;
      comparisons += 1;
      if (comparisons < MAX_COMPARISONS) continue;
    }
    // A sync of its own that came in between does not take back what was seen.
    if (success && progress.state === 'Unknown') {
      yield success;
      return;
    }
    const text = `${progress.state} ${progress.message ?? ''}`;
    if (text.trim() !== told) yield progress;
    told = text.trim();
    if (progress.state !== 'Requested' && progress.state !== 'Running') return;
  }
  yield success ?? endOfSight();
}
