import {
  EngineError,
  EngineEvent,
  EngineWarning,
  Latch,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from '../client';
import { discoverFlux } from './discoverFlux';
import { FluxPicture } from './FluxPicture';
import { FluxPictureOptions } from './FluxPictureOptions';
import { FollowedKind } from './FollowedKind';
import { isEqual } from './isEqual';
import { keepDiscovering } from './keepDiscovering';
import { followNarrowed } from './followNarrowed';
import { ForbiddenKinds } from './ForbiddenKinds';
import { keepProbing } from './keepProbing';
import { toObservedClusters } from './toObservedClusters';

const COALESCE_MS = 75;
/** Mapped in one go; in between others have their turn. */
const MOST_AT_ONCE = 500;

/** What an observation of one cluster needs. */
export type FluxObservationOptions = Omit<FluxPictureOptions, 'now'> & {
  connection: KubernetesConnection;
  /** Where to look when the account may not read all namespaces. */
  namespaces: readonly string[];
  /** Called with the picture as soon as there is one, and with nothing when it ends. */
  onPicture?(picture: FluxPicture | undefined): void;
};

/**
 * Follows all kinds at once and yields one picture: `full` when every kind was listed, then deltas,
 * each gathering what came in 75 ms, as Flux writes a status several times within one reconcile, of up to
 * 500 objects. Kinds that are installed, and lists that are granted, while it lasts are taken in.
 *
 * @throws {@link EngineError} when following one of the kinds fails.
 */
export async function* observeFlux(
  kinds: readonly FollowedKind[],
  options: FluxObservationOptions,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, void, undefined> {
  const { connection, namespaces, engineName } = options;
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  const news = new Latch();
  const picture = new FluxPicture({
    ...options,
    now: () => connection.timing.now(),
  });
  const forbidden = new ForbiddenKinds(engineName, namespaces);
  let unlisted = kinds.length;
  let failure: EngineError | undefined;
  const onAbort = () => news.open();
  signal.addEventListener('abort', onAbort);

  const fail = (error: unknown) => {
    failure ??= toEngineError(error, connection.subject);
    news.open();
  };

  const running: Promise<void>[] = [];
  const kindsFollowed = new Set<FollowedKind['kind']>();
  const follow = (followed: FollowedKind, ready: () => void): Promise<void> => {
    let wasListed = false;
    return followNarrowed(connection, followed, {
      namespaces,
      signal: stopped,
      ready,
      listener: {
        onEvent(part, event) {
          if (event.type === 'listed') {
            wasListed = true;
            forbidden.settle(part);
          }
          picture.apply(part, event);
          news.open();
        },
        onForbidden(part) {
          forbidden.add(part);
          news.open();
        },
        onNarrowed(all) {
          forbidden.narrow(all);
          news.open();
        },
      },
    })
      .then(async end => {
        if (end !== 'NotFound' || stopped.aborted) return;
        // Installed later, it is discovered then.
        kindsFollowed.delete(followed.kind);
        if (wasListed) await followOtherVersion(followed);
      })
      .catch(fail);
  };
  const followNew = (served: readonly FollowedKind[]) => {
    for (const followed of served) {
      if (kindsFollowed.has(followed.kind)) continue;
      kindsFollowed.add(followed.kind);
      running.push(follow(followed, () => {}));
    }
  };
  /**
   * The version of an API that we followed is served no more: there may be another one. An API server that
   * still names it tells two things at once, which is no reason to believe that everything is gone.
   */
  async function followOtherVersion(followed: FollowedKind): Promise<void> {
    const served = await discoverFlux(connection, { signal: stopped });
    const now = served.find(({ kind }) => kind === followed.kind);
    if (now?.resource.version === followed.resource.version) {
      throw new EngineError({
        code: 'NotFound',
        message: `${connection.subject} names ${followed.resource.plural} among what it serves, and answers 404 to a list of them.`,
      });
    }
    if (now) followNew([now]);
    else {
      for (const namespace of [undefined, ...namespaces]) {
        const selection = {
          ...followed.selection,
          ...(namespace !== undefined && { namespace }),
        };
        picture.apply(
          { ...followed, selection },
          { type: 'listed', objects: [] },
        );
      }
    }
    news.open();
  }

  kinds.forEach(followed => {
    let isListed = false;
    kindsFollowed.add(followed.kind);
    const run = follow(followed, () => {
      if (!isListed) unlisted -= 1;
      isListed = true;
      news.open();
    });
    running.push(run);
  });
  running.push(
    keepProbing(connection, {
      signal: stopped,
      probed() {
        if (picture.expire()) news.open();
      },
    }).catch(fail),
    keepDiscovering(connection, { signal: stopped, found: followNew }),
  );
  const readWarnings = () => {
    const { told } = options.memory;
    told.settle(picture.readDeployments(), each => forbidden.covers(each));
    return [...forbidden.readWarnings(told), ...picture.readWarnings()];
  };

  try {
    while (unlisted > 0 && !failure && !signal.aborted) await news.wait();
    if (signal.aborted) return;
    if (failure) throw failure;
    if (forbidden.isEverything(kinds, namespaces.length)) {
      throw new EngineError({
        code: 'Forbidden',
        message: `${connection.subject} does not allow our account to list Kustomizations and HelmReleases: grant it, or configure the namespaces it may read.`,
      });
    }
    picture.takeChanges();
    picture.settle();
    let clusters = toObservedClusters(picture, options);
    let sets = picture.readSets();
    let warnings: EngineWarning[] = readWarnings();
    options.onPicture?.(picture);
    yield {
      type: 'full',
      deployments: picture.readDeployments(),
      clusters,
      sets,
      ...(warnings.length && { warnings }),
    };

    for (;;) {
      await news.wait();
      if (!failure) await connection.timing.sleep(COALESCE_MS, stopped);
      if (signal.aborted) return;
      const { upserted, removed } = picture.takeChanges(
        failure ? Infinity : MOST_AT_ONCE,
      );
      if (picture.hasNews) news.open();
      const nextClusters = toObservedClusters(picture, options);
      const nextSets = picture.readSets();
      const nextWarnings = readWarnings();
      const areClustersNew = !isEqual(nextClusters, clusters);
      const areWarningsNew = !isEqual(nextWarnings, warnings);
      const areSetsNew = nextSets !== sets;
      sets = nextSets;
      clusters = nextClusters;
      warnings = nextWarnings;
      if (
        upserted.length ||
        removed.length ||
        areClustersNew ||
        areSetsNew ||
        areWarningsNew
      ) {
        yield {
          type: 'delta',
          upserted,
          removed,
          ...(areClustersNew && { clusters }),
          ...(areSetsNew && { sets }),
          ...(areWarningsNew && { warnings }),
        };
      }
      if (failure) throw failure;
    }
  } finally {
    options.onPicture?.(undefined);
    stop.abort();
    signal.removeEventListener('abort', onAbort);
    await Promise.all(running);
  }
}
