import { KubernetesConnection, probeApiServer } from '../client';

const PERIOD_MS = 60_000;
const AGAIN_MS = 2_000;

/**
 * Probes the API server about once a minute until `signal` aborts. Watches do not tell that it hangs,
 * nor that it no longer accepts our token: they only fall silent. One failed probe is tried again.
 *
 * @param options - `probed`: called after each answer
 * @throws EngineError when the second one fails too.
 */
export async function keepProbing(
  connection: KubernetesConnection,
  options: { signal: AbortSignal; probed(): void },
): Promise<void> {
  const { timing } = connection;
  const { signal } = options;
  for (;;) {
    await timing.sleep(PERIOD_MS * (0.9 + 0.2 * timing.random()), signal);
    if (signal.aborted) return;
    try {
      await probeApiServer(connection, options);
    } catch {
      await timing.sleep(AGAIN_MS, signal);
      if (signal.aborted) return;
      await probeApiServer(connection, options);
    }
    options.probed();
  }
}
