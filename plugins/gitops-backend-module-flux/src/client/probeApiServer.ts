import { z } from 'zod/v3';
import { KubernetesConnection } from './KubernetesConnection';
import { readJson } from './readJson';

const LIMIT_MS = 10_000;

/**
 * Asks for the server's version: the cheapest answer there is, allowed to every account.
 *
 * @throws {@link EngineError} when none comes in 10 s, or the credentials are refused.
 */
export async function probeApiServer(
  connection: KubernetesConnection,
  options: { signal: AbortSignal },
): Promise<void> {
  await readJson(connection, '/version', {
    schema: z.object({ gitVersion: z.string() }),
    limitMs: LIMIT_MS,
    signal: options.signal,
  });
}
