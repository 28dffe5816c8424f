import {
  EngineActions,
  EngineDelivery,
  EngineDetails,
  EngineEvent,
  GitopsEngine,
  RawAnswer,
  RawRead,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { FluxActions } from './actions/FluxActions';
import { ClusterReader } from './details/ClusterReader';
import { FluxDetails } from './details/FluxDetails';
import { discoverFlux } from './observation/discoverFlux';
import { eventKinds } from './observation/eventKinds';
import { createFluxMemory } from './observation/FluxMemory';
import { FluxPicture } from './observation/FluxPicture';
import { FollowedKind } from './observation/FollowedKind';
import { FluxObservationOptions, observeFlux } from './observation/observeFlux';
import { workloadKinds } from './observation/workloadKinds';
import { readRaw } from './raw/readRaw';

const LOOK_AGAIN_MS = 60_000;

/** How the Flux of one cluster is read. */
export type FluxEngineOptions = Omit<
  FluxObservationOptions,
  'memory' | 'onPicture'
> & {
  /** Another configured cluster, by name: the target of a kubeconfig may be one. None unless told. */
  findCluster?(name: string): ClusterReader | undefined;
  /** Longest time to wait before the first look: not all clusters are asked in one instant. */
  spreadMs?: number;
  /** Hears the causes of failures, which may name addresses: for the log only. */
  onFailure?(cause: unknown): void;
};

/**
 * The Flux of one cluster, read by list and watch through the cluster's API server.
 *
 * A cluster without Flux is no failure: its picture is empty with a warning, and about once a minute
 * it is asked again.
 */
export class FluxEngine implements GitopsEngine {
  readonly type = 'flux';
  readonly name: string;
  readonly details: EngineDetails;
  readonly actions: EngineActions;
  /** Reads the cluster on demand: also for the Flux of another one that deploys to it. */
  readonly reader: ClusterReader;
  readonly #options: FluxEngineOptions;
  readonly #memory = createFluxMemory();
  #picture: FluxPicture | undefined;
  #wasObserved = false;

  constructor(options: FluxEngineOptions) {
    this.name = options.engineName;
    this.#options = options;
    this.reader = new ClusterReader(options.connection);
    const details = {
      engineName: options.engineName,
      reader: this.reader,
      findCluster: options.findCluster ?? (() => undefined),
    };
    this.details = new FluxDetails(details);
    this.actions = new FluxActions({
      reader: this.reader,
      details,
      now: () => new Date(),
    });
  }

  async *observe({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<EngineEvent, void, undefined> {
    const { connection, onFailure } = this.#options;
    try {
      await this.#awaitTurn(signal);
      const kinds = yield* this.#awaitFlux(signal);
      if (!kinds) return;
      yield* observeFlux(
        [...kinds, ...workloadKinds, ...eventKinds],
        {
          ...this.#options,
          memory: this.#memory,
          onPicture: picture => {
            this.#picture = picture;
          },
        },
        signal,
      );
    } catch (failure) {
      if (signal.aborted) return;
      const error = toEngineError(failure, connection.subject);
      onFailure?.(error.cause ?? error);
      yield {
        type: 'error',
        error: error.toProblem(),
        ...(error.retryAfterMs !== undefined && {
          retryAfterMs: error.retryAfterMs,
        }),
      };
    }
  }

  listDeliveries(deploymentId: string): EngineDelivery[] | undefined {
    return this.#picture?.listDeliveries(deploymentId);
  }

  readRaw(read: RawRead, options: { signal: AbortSignal }): Promise<RawAnswer> {
    return readRaw(this.#options.connection, read, options);
  }

  /** Only the first time: after a failure the backend spreads the tries. */
  async #awaitTurn(signal: AbortSignal): Promise<void> {
    const { connection, spreadMs = 0 } = this.#options;
    if (this.#wasObserved || spreadMs === 0) return;
    this.#wasObserved = true;
    await connection.timing.sleep(
      spreadMs * connection.timing.random(),
      signal,
    );
  }

  /** Yields an empty picture while there is no Flux; returns what it serves, or nothing at an abort. */
  async *#awaitFlux(
    signal: AbortSignal,
  ): AsyncGenerator<EngineEvent, FollowedKind[] | undefined, undefined> {
    const { connection, engineName } = this.#options;
    let isTold = false;
    while (!signal.aborted) {
      const kinds = await discoverFlux(connection, { signal });
      if (kinds.length) return kinds;
      if (!isTold) {
        isTold = true;
        yield {
          type: 'full',
          deployments: [],
          clusters: [
            {
              name: engineName,
              labels: {},
              aliases: [...connection.addresses],
            },
          ],
          warnings: [
            {
              code: 'NotInstalled',
              message: `Flux is not installed on ${engineName}.`,
            },
          ],
        };
      }
      const pause = LOOK_AGAIN_MS * (0.8 + 0.4 * connection.timing.random());
      await connection.timing.sleep(pause, signal);
    }
    return undefined;
  }
}
