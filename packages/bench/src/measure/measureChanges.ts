import {
  Deployment,
  GITOPS_SIGNAL_CHANNEL,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { World } from './startWorld';
import { waitUntil } from './waitUntil';

/** A change whose signal has not come. */
type Pending = { id: string; sync: string; at: number };

const LAST_MS = 30_000;

/**
 * Changes Applications one after the other and notes when a browser heard of each: the first signal
 * after which the API shows it.
 *
 * @returns milliseconds from the change to its signal, one for each change
 */
export async function measureChanges(
  { browser, fleet }: World,
  options: { changes: number; everyMs: number },
): Promise<number[]> {
  const latencies: number[] = [];
  const pending = new Map<string, Pending>();
  let isChecking = Promise.resolve();
  const check = async (heardAt: number) => {
    const open = [...pending.values()].filter(({ at }) => at < heardAt);
    await Promise.all(
      open.map(async each => {
        const path = `/api/gitops/v1/deployments/${encodeURIComponent(
          each.id,
        )}`;
        const { sync }: Deployment = JSON.parse(await browser.read(path));
        if (sync !== each.sync || pending.get(each.id) !== each) return;
        pending.delete(each.id);
        latencies.push(heardAt - each.at);
      }),
    );
  };
  const stop = await browser.onSignal(GITOPS_SIGNAL_CHANNEL, () => {
    const heardAt = performance.now();
    isChecking = isChecking.then(() => check(heardAt));
  });
  try {
    for (let count = 0; count < options.changes; count++) {
      const at = performance.now();
      const [{ instance, namespace, name, sync }] = await fleet.call(
        'change',
        1,
      );
      const id = toDeploymentId({
        engine: { type: 'argocd', name: instance },
        namespace,
        kind: 'Application',
        name,
      });
      pending.set(id, { id, sync, at });
      await sleep(options.everyMs * (0.5 + Math.random()));
    }
    await waitUntil(
      async () => {
        await isChecking;
        return pending.size === 0 || undefined;
      },
      { what: 'the last signal', everyMs: 50, limitMs: LAST_MS },
    );
    return latencies;
  } finally {
    stop();
  }
}
