import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 180_000;

/**
 * Waits until a part of the demo answers with success.
 *
 * @param {{name: string, hasEnded: () => boolean, lastLines: () => string}} started
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 * @throws when the part ends, or has not answered in three minutes
 */
export async function waitForAnswer(started, url, init) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (started.hasEnded()) throw new Error(started.lastLines());
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(60_000),
        ...init,
      });
      if (response.ok) return response;
      await response.body?.cancel();
    } catch {
      // not there yet
    }
    await sleep(250);
  }
  throw new Error(
    `The ${started.name} did not answer in ${
      PATIENCE_MS / 1000
    } s.\n${started.lastLines()}`,
  );
}
