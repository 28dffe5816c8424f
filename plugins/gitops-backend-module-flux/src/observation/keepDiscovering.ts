import { KubernetesConnection } from '../client';
import { discoverFlux } from './discoverFlux';
import { FollowedKind } from './FollowedKind';
import { pauseBeforeLookingAgain } from './pauseBeforeLookingAgain';

/**
 * Asks every few minutes which kinds of Flux the cluster serves, until `signal` aborts: a controller
 * may be installed after the others.
 *
 * @param found - called with all kinds each time, those known already among them
 */
export async function keepDiscovering(
  connection: KubernetesConnection,
  options: { signal: AbortSignal; found(kinds: FollowedKind[]): void },
): Promise<void> {
  const { signal, found } = options;
  while (await pauseBeforeLookingAgain(connection.timing, signal)) {
    let kinds: FollowedKind[] = [];
    try {
      kinds = await discoverFlux(connection, { signal });
    } catch {
      // What is wrong with the server, the probe and the watches tell.
    }
    if (!signal.aborted) found(kinds);
  }
}
