import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection, listResource, watchResource } from '../client';
import { FollowedKind } from './FollowedKind';

const WATCH_SECONDS = 240;
const QUICK_MS = 250;
const MOST_DOUBLINGS = 7;
const STEADY_MS = 10_000;
const MOST_EXPIRIES = 3;

/** What following a kind tells. */
export type FollowEvent =
  | { type: 'listed'; objects: unknown[] }
  | { type: 'changed' | 'deleted'; object: unknown };

/**
 * Lists a kind, then follows it by watches, one after the other, until `signal` aborts.
 *
 * A watch that the server ends as agreed is opened again where it stood. One that is cut is resumed
 * once, quickly. A state that the server has forgotten (410) is listed anew, which is told as another
 * `listed`. Nothing is told twice that did not change.
 *
 * @throws {@link EngineError} when it cannot go on: refused, unreachable, or not Kubernetes.
 */
export async function* followKind(
  connection: KubernetesConnection,
  { resource, selection }: FollowedKind,
  options: { signal: AbortSignal },
): AsyncGenerator<FollowEvent, void, undefined> {
  const { timing } = connection;
  const { signal } = options;
  let resourceVersion: string | undefined;
  let cuts = 0;
  let expiries = 0;
  let emptyEnds = 0;

  while (!signal.aborted) {
    if (resourceVersion === undefined) {
      const listing = await listResource(connection, resource, {
        selection,
        signal,
      });
      yield { type: 'listed', objects: listing.objects };
      resourceVersion = listing.resourceVersion;
    }

    let openedAt: number | undefined;
    let heard = 0;
    let failure: EngineError | undefined;
    for await (const event of watchResource(connection, resource, {
      selection,
      resourceVersion,
      timeoutSeconds: WATCH_SECONDS + Math.floor(timing.random() * 30),
      signal,
    })) {
      if (event.type === 'error') {
        failure = event.error;
      } else if (event.type === 'open') {
        openedAt = timing.now();
      } else {
        heard += 1;
        resourceVersion = event.resourceVersion;
        if (event.type !== 'bookmark') {
          yield { type: event.type, object: event.object };
        }
      }
    }
    if (signal.aborted) return;

    const wasSteady =
      heard > 0 ||
      (openedAt !== undefined && timing.now() - openedAt >= STEADY_MS);
    if (wasSteady) {
      cuts = 0;
      expiries = 0;
      emptyEnds = 0;
    }
    if (failure?.code === 'Expired') {
      expiries += 1;
      if (expiries > MOST_EXPIRIES) throw failure;
      resourceVersion = undefined;
    } else if (failure) {
      cuts += 1;
      if (cuts > 1 || !isCut(failure)) throw failure;
    }
    if (failure || !wasSteady) {
      // Not at once, and a server that ends every watch is asked less and less often.
      const pause = QUICK_MS * 2 ** Math.min(emptyEnds, MOST_DOUBLINGS);
      if (!failure) emptyEnds += 1;
      await timing.sleep(pause * (1 + timing.random()), signal);
    }
  }
}

/** A connection that ended before its time, which may come back. */
function isCut({ code }: EngineError): boolean {
  return code === 'ConnectionLost' || code === 'TimedOut';
}
