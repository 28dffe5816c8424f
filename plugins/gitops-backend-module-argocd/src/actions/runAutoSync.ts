import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { ConflictError } from '@backstage/errors';
import { ApplicationDetail } from '../client/ApplicationDetail';
import { patchAutoSync } from '../client/patchAutoSync';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { toOwnerNotice } from '../mapping/actions/toOwnerNotice';
import { ActionsContext } from './ActionsContext';
import { endOfSight } from './endOfSight';
import { pollApplication } from './pollApplication';
import { toActionError } from './toActionError';

/** Who puts an Application back does so within seconds. */
const LOOKS = 3;

/**
 * Switches automatic sync on or off. Prune and self-heal stay as they were, for when it is switched on again.
 *
 * @throws ConflictError when something in Git owns the Application and would put it back.
 */
export async function* runAutoSync(
  deployment: Deployment,
  { enabled }: DeploymentActionParameters['auto-sync'],
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context, signal } = options;
  const { connection } = context;
  const application = toApplicationAddress(deployment);
  const before = await readApplicationDetail(connection, {
    application,
    signal,
  });
  const owner = toOwnerNotice(before, { engine: deployment.engine.name });
  if (owner) throw new ConflictError(owner.message);
  if (isOn(before) === enabled) {
    yield {
      state: 'Succeeded',
      message: `Automatic sync was ${enabled ? 'on' : 'off'} already.`,
    };
    return;
  }
  try {
    const patch = (automated: { enabled?: boolean } | null) =>
      patchAutoSync(connection, { application, automated, signal });
    const after = await patch({ enabled });
    // Before Argo CD 3.1 there is no `enabled`, and it vanishes without a word.
    if (isOn(after) && !enabled) await patch(null);
  } catch (error) {
    throw toActionError(error, { right: 'applications, update' });
  }
  yield { state: 'Requested' };
  yield* followAutoSync(deployment, enabled, options);
}

/** Looks whether it stays as it was switched. */
export async function* followAutoSync(
  deployment: Deployment,
  enabled: boolean,
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  let looks = 0;
  for await (const look of pollApplication(
    deployment,
    options.context,
    options,
  )) {
    if ('isGone' in look) {
      yield { state: 'Unknown', message: 'The Application was deleted.' };
      return;
    }
    if (isOn(look.application) !== enabled) {
      yield {
        state: 'Failed',
        message: 'Something put it back: the Application is managed elsewhere.',
      };
      return;
    }
    looks += 1;
    if (looks < LOOKS) continue;
    yield {
      state: 'Succeeded',
      message: `Automatic sync is ${enabled ? 'on' : 'off'}.`,
    };
    return;
  }
  yield endOfSight();
}

function isOn({ spec }: ApplicationDetail): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated.enabled !== false;
}
