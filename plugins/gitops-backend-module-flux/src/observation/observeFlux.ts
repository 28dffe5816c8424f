import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import {
  EngineError,
  EngineEvent,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from '../client';
import { Bell } from './Bell';
import { FluxPicture, FluxPictureOptions } from './FluxPicture';
import { FollowedKind } from './FollowedKind';
import { keepDiscovering } from './keepDiscovering';
import { followNarrowed } from './followNarrowed';
import { ForbiddenKinds } from './ForbiddenKinds';
import { keepProbing } from './keepProbing';
import { toObservedClusters } from './toObservedClusters';

const COALESCE_MS = 75;

/** What an observation of one cluster needs. */
export type FluxObservationOptions = FluxPictureOptions & {
  connection: KubernetesConnection;
  /** Where to look when the account may not read all namespaces. */
  namespaces: readonly string[];
};

/**
 * Follows all kinds at once and yields one picture: `full` when every kind was listed, then deltas,
 * each gathering what came in 75 ms, as Flux writes a status several times within one reconcile. Kinds
 * that are installed, and lists that are granted, while it lasts are taken in.
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
  const bell = new Bell();
  const picture = new FluxPicture(options);
  const forbidden = new ForbiddenKinds(engineName);
  let unlisted = kinds.length;
  let failure: EngineError | undefined;
  const onAbort = () => bell.ring();
  signal.addEventListener('abort', onAbort);

  const fail = (error: unknown) => {
    failure ??= toEngineError(error, connection.subject);
    bell.ring();
  };

  const kindsFollowed = new Set<FollowedKind['kind']>();
  const follow = (followed: FollowedKind, ready: () => void) =>
    followNarrowed(connection, followed, {
      namespaces,
      signal: stopped,
      ready,
      listener: {
        onEvent(part, event) {
          if (event.type === 'listed') forbidden.settle(part);
          picture.apply(part, event);
          bell.ring();
        },
        onForbidden(part) {
          forbidden.add(part);
          bell.ring();
        },
      },
    })
      .then(end => {
        // Installed later, it is discovered then.
        if (end === 'NotFound') kindsFollowed.delete(followed.kind);
      })
      .catch(fail);

  const running = kinds.map(followed => {
    let isListed = false;
    kindsFollowed.add(followed.kind);
    return follow(followed, () => {
      if (!isListed) unlisted -= 1;
      isListed = true;
      bell.ring();
    });
  });
  running.push(
    keepProbing(connection, { signal: stopped }).catch(fail),
    keepDiscovering(connection, {
      signal: stopped,
      found(served) {
        for (const followed of served) {
          if (kindsFollowed.has(followed.kind)) continue;
          kindsFollowed.add(followed.kind);
          running.push(follow(followed, () => {}));
        }
      },
    }),
  );
  const readWarnings = () => [
    ...forbidden.readWarnings(),
    ...picture.readWarnings(),
  ];

  try {
    while (unlisted > 0 && !failure && !signal.aborted) await bell.wait();
    if (signal.aborted) return;
    if (failure) throw failure;
    if (forbidden.isEverything(kinds, namespaces.length)) {
      throw new EngineError({
        code: 'Forbidden',
        message: `${connection.subject} does not allow our account to list Kustomizations and HelmReleases: grant it, or configure the namespaces it may read.`,
      });
    }
    picture.takeChanges();
    let clusters = toObservedClusters(picture.readDeployments(), options);
    let warnings: EngineProblem[] = readWarnings();
    yield {
      type: 'full',
      deployments: picture.readDeployments(),
      clusters,
      ...(warnings.length && { warnings }),
    };

    for (;;) {
      await bell.wait();
      if (!failure) await connection.timing.sleep(COALESCE_MS, stopped);
      if (signal.aborted) return;
      const { upserted, removed } = picture.takeChanges();
      const nextClusters = toObservedClusters(
        picture.readDeployments(),
        options,
      );
      const nextWarnings = readWarnings();
      const areClustersNew = !isEqual(nextClusters, clusters);
      const areWarningsNew = !isEqual(nextWarnings, warnings);
      clusters = nextClusters;
      warnings = nextWarnings;
      if (
        upserted.length ||
        removed.length ||
        areClustersNew ||
        areWarningsNew
      ) {
        yield {
          type: 'delta',
          upserted,
          removed,
          ...(areClustersNew && { clusters }),
          ...(areWarningsNew && { warnings }),
        };
      }
      if (failure) throw failure;
    }
  } finally {
    stop.abort();
    signal.removeEventListener('abort', onAbort);
    await Promise.all(running);
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
