import {
  Deployment,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';
import { OwnActions } from '../../hooks/OwnActions';

/** Few at a time: the engine of all of them may be one. */
const AT_ONCE = 4;

/** Takes an action on each Deployment, in their order. One that is refused does not stop the others. */
export async function runBulk(
  own: Pick<OwnActions, 'run'>,
  action: DeploymentAction,
  deployments: readonly Pick<Deployment, 'id'>[],
): Promise<void> {
  const waiting = [...deployments];
  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // What it was refused with is in its attempt.
      await own.run(next.id, action).catch(() => {});
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
