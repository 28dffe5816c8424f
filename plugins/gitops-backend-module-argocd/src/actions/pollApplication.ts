import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ApplicationDetail } from '../client/ApplicationDetail';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { ActionsContext } from './ActionsContext';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 3_000;
/** At three seconds each, an hour: longer than anybody waits, and no poll is for ever. */
const MAX_LOOKS = 1_200;
/** So many in a row, and Argo CD is not only restarting. */
const MAX_FAILURES = 20;

/** One look at an Application. */
export type Look = { application: ApplicationDetail } | { isGone: true };

/**
 * Looks at an Application again and again, more seldom as time goes, jittered. A look that fails is made again.
 * Ends without a word when `signal` aborts, or nobody waits so long.
 *
 * @throws EngineError when Argo CD cannot be asked any more.
 */
export async function* pollApplication(
  deployment: Deployment,
  context: ActionsContext,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Look, void> {
  const { connection, timing } = context;
  const application = toApplicationAddress(deployment);
  let failures = 0;
  for (let count = 0; count < MAX_LOOKS; count++) {
    const base = Math.min(SHORTEST_MS + count * 200, LONGEST_MS);
    await timing.sleep(base * (0.75 + timing.random() / 2), signal);
    if (signal.aborted) return;
    try {
      const found = await readApplicationDetail(connection, {
        application,
        signal,
      });
      failures = 0;
      yield { application: found };
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof EngineError && error.code === 'NotFound') {
        yield { isGone: true };
        return;
      }
      failures += 1;
      if (failures >= MAX_FAILURES) throw error;
    }
  }
}
