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
  | { type: 'listed'; objects: unknown[]; resourceVersion?: string }
  | { type: 'changed' | 'deleted'; object: unknown };

/**
 * Lists a kind and follows it by a watch, then again, until `signal` aborts.
 *
 * Every stream begins with a list of its own, also one that ended as agreed: streams lose events without
 * a word, an API server may come back with an older state, and only a list tells who left meanwhile. One
 * that is cut, or whose state the server has forgotten (410), is followed by the next one quickly, but
 * not twice in a row.
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
  let cuts = 0;
  let expiries = 0;
  let emptyEnds = 0;

  while (!signal.aborted) {
    const { objects, resourceVersion } = await listResource(
      connection,
      resource,
      { selection, signal },
    );
    yield { type: 'listed', objects, resourceVersion };

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
    } else if (failure) {
      cuts += 1;
      if (cuts > 1 || !isCut(failure)) throw failure;
    }
    // Not at once, and a server that ends every watch is asked less and less often.
    const pause = QUICK_MS * 2 ** Math.min(emptyEnds, MOST_DOUBLINGS);
    if (!failure && !wasSteady) emptyEnds += 1;
    await timing.sleep(pause * (1 + timing.random()), signal);
  }
}

/** A connection that ended before its time, which may come back. */
function isCut({ code }: EngineError): boolean {
  return code === 'ConnectionLost' || code === 'TimedOut';
}
