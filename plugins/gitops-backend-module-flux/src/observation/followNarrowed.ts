import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from '../client';
import { FollowedKind } from './FollowedKind';
import { followKind, FollowEvent } from './followKind';
import { pauseBeforeLookingAgain } from './pauseBeforeLookingAgain';

/** What becomes of a followed kind. */
export type NarrowedListener = {
  onEvent(followed: FollowedKind, event: FollowEvent): void;
  /** The kind, or one namespace of it, may not be read; a `listed` event tells that now it may. */
  onForbidden(followed: FollowedKind): void;
};

type FollowOptions = {
  listener: NarrowedListener;
  signal: AbortSignal;
  /** Called at the first list. */
  listed(): void;
};
type FollowEnd = 'Forbidden' | 'NotFound' | 'Ended';

/**
 * Follows a kind in all namespaces, or where the account may not, in those that are configured. A kind
 * the cluster does not serve has no objects; what may not be read is told, is no failure, and is asked
 * for again every few minutes.
 *
 * @param ready - called once or more, when everything that can be listed is
 * @returns `NotFound` when the cluster does not serve the kind.
 * @throws EngineError when following fails.
 */
export async function followNarrowed(
  connection: KubernetesConnection,
  followed: FollowedKind,
  options: {
    namespaces: readonly string[];
    listener: NarrowedListener;
    signal: AbortSignal;
    ready(): void;
  },
): Promise<'NotFound' | 'Ended'> {
  const { namespaces, listener, ready, signal } = options;
  const end = await followUnlessRefused(connection, followed, {
    listener,
    signal,
    listed: ready,
  });
  if (end !== 'Forbidden') {
    ready();
    return end;
  }
  if (namespaces.length === 0) {
    listener.onForbidden(followed);
    ready();
  }
  let unlisted = namespaces.length;
  const narrowed = new AbortController();
  await Promise.all([
    followOnceAllowed(connection, followed, {
      listener,
      signal,
      listed: () => narrowed.abort(),
    }),
    ...namespaces.map(namespace =>
      followPart(
        connection,
        { ...followed, selection: { ...followed.selection, namespace } },
        {
          listener,
          signal: AbortSignal.any([signal, narrowed.signal]),
          listed() {
            unlisted -= 1;
            if (unlisted === 0) ready();
          },
        },
      ),
    ),
  ]);
  return 'Ended';
}

/** Follows one namespace; refused, it counts as listed, and is asked for again. */
async function followPart(
  connection: KubernetesConnection,
  part: FollowedKind,
  options: FollowOptions,
): Promise<void> {
  let isListed = false;
  const listed = () => {
    if (!isListed) options.listed();
    isListed = true;
  };
  const once = { ...options, listed };
  const end = await followUnlessRefused(connection, part, once);
  if (end === 'Forbidden') options.listener.onForbidden(part);
  listed();
  if (end !== 'Ended') await followOnceAllowed(connection, part, once);
}

async function followOnceAllowed(
  connection: KubernetesConnection,
  followed: FollowedKind,
  options: FollowOptions,
): Promise<void> {
  const { timing } = connection;
  while (await pauseBeforeLookingAgain(timing, options.signal)) {
    const end = await followUnlessRefused(connection, followed, options);
    if (end === 'Ended') return;
  }
}

async function followUnlessRefused(
  connection: KubernetesConnection,
  followed: FollowedKind,
  options: FollowOptions,
): Promise<FollowEnd> {
  let isListed = false;
  try {
    for await (const event of followKind(connection, followed, options)) {
      options.listener.onEvent(followed, event);
      if (event.type === 'listed' && !isListed) {
        isListed = true;
        options.listed();
      }
    }
    return 'Ended';
  } catch (error) {
    if (options.signal.aborted) return 'Ended';
    if (!isListed && error instanceof EngineError) {
      if (error.code === 'Forbidden' || error.code === 'NotFound') {
        return error.code;
      }
    }
    throw error;
  }
}
