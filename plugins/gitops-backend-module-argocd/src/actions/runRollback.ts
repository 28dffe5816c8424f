import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { InputError } from '@backstage/errors';
import { requestRollback } from '../client/requestRollback';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { ActionsContext } from './ActionsContext';
import { followOperation } from './followOperation';
import { toActionError } from './toActionError';

/** Goes back to an entry of Argo CD's history, and follows it to its end. */
export async function* runRollback(
  deployment: Deployment,
  parameters: DeploymentActionParameters['rollback'],
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { entry, prune, dryRun } = parameters;
  if (!/^\d{1,15}$/.test(entry)) {
    throw new InputError(
      'An entry of the history of Argo CD is a number: take `engineEntry` of a delivery.',
    );
  }
  try {
    const { operation } = await requestRollback(options.context.connection, {
      application: toApplicationAddress(deployment),
      id: Number(entry),
      prune: prune === true,
      dryRun: dryRun === true,
      signal: options.signal,
    });
    yield* followOperation(deployment, operation, options);
  } catch (error) {
    throw toActionError(error, { right: 'applications, sync' });
  }
}
