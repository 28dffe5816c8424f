import { setTimeout as sleep } from 'node:timers/promises';
import { waitForAnswer } from './waitForAnswer.mjs';

/**
 * Waits until every engine was read completely, as a guest of the portal sees it.
 *
 * @param {Parameters<typeof waitForAnswer>[0]} backend
 * @param {string} url - base URL of the backend
 */
export async function waitForBoard(backend, url) {
  const signIn = await waitForAnswer(backend, `${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = await signIn.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  for (let attempt = 0; attempt < 120; attempt++) {
    const response = await waitForAnswer(
      backend,
      `${url}/api/gitops/v1/engines`,
      { headers },
    );
    const { items } = await response.json();
    if (items.length && items.every(({ state }) => state === 'Live')) return;
    await sleep(250);
  }
  throw new Error(
    'The engines of the fleet were not read in 30 s. See the logs.',
  );
}
