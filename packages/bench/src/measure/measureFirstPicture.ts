import { EngineState } from '@backstage-gitops/plugin-gitops-common';
import { LIMIT_MS, World } from './startWorld';
import { waitUntil } from './waitUntil';

/** What the first picture of a fleet took. */
export type FirstPicture = {
  /** From the moment the Argo CDs answer to the moment the API knows all of them as `Live`. */
  ms: number;
  /** Processor time of the backend in between. */
  cpuMs: number;
  /** Deployments the API has then. */
  deployments: number;
};

/**
 * Lets the Argo CDs answer and waits until every one is read.
 *
 * @param world - where they are still held
 * @param options - `without`: how many of them will never answer
 */
export async function measureFirstPicture(
  { backend, browser, fleet }: World,
  options: { without?: number } = {},
): Promise<FirstPicture> {
  const { without = 0 } = options;
  const before = await backend.call('cpu');
  const startedAt = performance.now();
  await fleet.call('release');
  await waitUntil(
    async () => {
      const { items }: { items: EngineState[] } = JSON.parse(
        await browser.read('/api/gitops/v1/engines'),
      );
      const live = items.filter(({ state }) => state === 'Live').length;
      return live === items.length - without || undefined;
    },
    { what: 'the first picture', everyMs: 25, limitMs: LIMIT_MS },
  );
  const ms = performance.now() - startedAt;
  const cpuMs = (await backend.call('cpu')) - before;
  const { totalItems } = JSON.parse(
    await browser.read('/api/gitops/v1/deployments?limit=1'),
  );
  return { ms, cpuMs, deployments: totalItems };
}
