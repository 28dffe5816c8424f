import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from '../client';
import { FollowedKind } from './FollowedKind';
import { followKind, FollowEvent } from './followKind';

/** What becomes of a followed kind. */
export type NarrowedListener = {
  onEvent(followed: FollowedKind, event: FollowEvent): void;
  /** The kind, or one namespace of it, may not be read. */
  onForbidden(followed: FollowedKind): void;
};

/**
 * Follows a kind in all namespaces, or where the account may not, in those that are configured. A kind
 * the cluster does not serve has no objects; what may not be read is told, and is no failure.
 *
 * @param ready - called once, when everything that can be listed is
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
): Promise<void> {
  const { namespaces, listener, ready, signal } = options;
  const everywhere = await followUnlessRefused(connection, followed, {
    listener,
    signal,
    listed: ready,
  });
  if (everywhere !== 'Forbidden') {
    ready();
    return;
  }
  if (namespaces.length === 0) {
    listener.onForbidden(followed);
    ready();
    return;
  }
  let unlisted = namespaces.length;
  const listedOne = () => {
    unlisted -= 1;
    if (unlisted === 0) ready();
  };
  await Promise.all(
    namespaces.map(async namespace => {
      const part = {
        ...followed,
        selection: { ...followed.selection, namespace },
      };
      let isListed = false;
      const listed = () => {
        if (!isListed) listedOne();
        isListed = true;
      };
      const end = await followUnlessRefused(connection, part, {
        listener,
        signal,
        listed,
      });
      if (end === 'Forbidden') listener.onForbidden(part);
      listed();
    }),
  );
}

async function followUnlessRefused(
  connection: KubernetesConnection,
  followed: FollowedKind,
  options: {
    listener: NarrowedListener;
    signal: AbortSignal;
    listed(): void;
  },
): Promise<'Forbidden' | 'NotFound' | 'Ended'> {
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
