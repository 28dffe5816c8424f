import { once } from 'node:events';
import { Response } from 'express';

const HEARTBEAT_MS = 15_000;

/**
 * Sends values as they come, a line each. An empty line is a sign of life: without it something on the
 * way closes a quiet connection.
 *
 * @param options.signal - aborts when the caller left
 */
export async function sendJsonLines(
  response: Response,
  values: AsyncIterable<unknown>,
  options: { signal: AbortSignal },
): Promise<void> {
  const { signal } = options;
  response.status(200).set({
    'content-type': 'application/x-ndjson; charset=utf-8',
    // Compression would hold lines back until there are enough of them.
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write('\n'), HEARTBEAT_MS);
  try {
    for await (const value of values) {
      if (signal.aborted) break;
      const isFull = !response.write(`${JSON.stringify(value)}\n`);
      if (isFull) await once(response, 'drain', { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}
