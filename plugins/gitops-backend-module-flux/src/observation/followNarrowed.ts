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
  /** The kind may not be read in all namespaces, and is read in some; `listed` as before. */
  onNarrowed(followed: FollowedKind): void;
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
 * @returns `NotFound` when the cluster does not serve the kind in this version, or no longer does.
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
  } else listener.onNarrowed(followed);
  let unlisted = namespaces.length;
  const narrowed = new AbortController();
  const gone = new AbortController();
  const untilGone = AbortSignal.any([signal, gone.signal]);
  const ends = await Promise.all([
    followOnceAllowed(connection, followed, {
      listener,
      signal: untilGone,
      listed: () => narrowed.abort(),
    }).finally(() => narrowed.abort()),
    ...namespaces.map(async namespace => {
      const partEnd = await followPart(
        connection,
        { ...followed, selection: { ...followed.selection, namespace } },
        {
          listener,
          signal: AbortSignal.any([untilGone, narrowed.signal]),
          listed() {
            unlisted -= 1;
            if (unlisted === 0) ready();
          },
        },
      );
      // What one namespace does not have, none has.
      if (partEnd === 'NotFound') gone.abort();
      return partEnd;
    }),
  ]);
  return ends.includes('NotFound') ? 'NotFound' : 'Ended';
}

/** Follows one namespace; refused, it counts as listed, and is asked for again. */
async function followPart(
  connection: KubernetesConnection,
  part: FollowedKind,
  options: FollowOptions,
): Promise<'NotFound' | 'Ended'> {
  let isListed = false;
  const listed = () => {
    if (!isListed) options.listed();
    isListed = true;
  };
  const once = { ...options, listed };
  const end = await followUnlessRefused(connection, part, once);
  if (end === 'Forbidden') options.listener.onForbidden(part);
  listed();
  return end === 'Forbidden' ? followOnceAllowed(connection, part, once) : end;
}

async function followOnceAllowed(
  connection: KubernetesConnection,
  followed: FollowedKind,
  options: FollowOptions,
): Promise<'NotFound' | 'Ended'> {
  const { timing } = connection;
  while (await pauseBeforeLookingAgain(timing, options.signal)) {
    const end = await followUnlessRefused(connection, followed, options);
    if (end !== 'Forbidden') return end;
  }
  return 'Ended';
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
    if (error instanceof EngineError && error.status !== undefined) {
      // Also in the middle: a version of an API that is removed while it is followed.
      if (error.code === 'NotFound' && error.status === 404) return 'NotFound';
      if (error.code === 'Forbidden' && !isListed) return 'Forbidden';
    }
    throw error;
  }
}
