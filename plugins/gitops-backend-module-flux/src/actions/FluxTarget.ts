import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  ActionAuthor,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { KubernetesResource, patchObject, readObject } from '../client';
import { ActedObject, actedObjectSchema } from '../client/wire';
import { ClusterReader, toNamedRefusal } from '../details/ClusterReader';
import { getFluxResource } from '../details/findFluxResource';

/** Who asked for it last. */
const REQUESTED_BY = 'gitops.backstage.io/requested-by';
const LONGEST_AUTHOR = 256;

/** One object of Flux that is acted on. Bodies of patches are built here and nowhere else. */
export class FluxTarget {
  readonly kind: string;
  readonly #reader: ClusterReader;
  readonly #resource: KubernetesResource;
  readonly #object: { namespace: string; name: string };

  private constructor(
    reader: ClusterReader,
    resource: KubernetesResource,
    object: { kind: string; namespace: string; name: string },
  ) {
    this.#reader = reader;
    this.#resource = resource;
    this.#object = { namespace: object.namespace, name: object.name };
    this.kind = object.kind;
  }

  /** @throws EngineError when the cluster does not serve its kind, or cannot be asked. */
  static async create(
    reader: ClusterReader,
    object: { kind: string; namespace: string; name: string },
  ): Promise<FluxTarget> {
    const resource = await getFluxResource(reader, object.kind);
    return new FluxTarget(reader, resource, object);
  }

  /** `GitRepository platform-gitops` */
  get title(): string {
    return `${this.kind} ${this.#object.name}`;
  }

  /** As it is now. @throws EngineError, `NotFound` when it is gone. */
  async read(options: { signal: AbortSignal }): Promise<ActedObject> {
    const found = await readObject(this.#reader.connection, this.#resource, {
      ...this.#object,
      schema: actedObjectSchema,
      signal: options.signal,
    });
    if (found) return found;
    throw new EngineError({
      code: 'NotFound',
      status: 404,
      message: `${this.title} is not there any more.`,
    });
  }

  /** Asks for a reconcile. Flux forces and resets by the same token, in the same patch. */
  request(options: {
    token: string;
    force?: boolean;
    reset?: boolean;
    suspend?: boolean;
    by: ActionAuthor;
    signal: AbortSignal;
  }): Promise<ActedObject> {
    const { token, force, reset, suspend, by, signal } = options;
    return this.#patch(
      {
        metadata: {
          annotations: {
            'reconcile.fluxcd.io/requestedAt': token,
            ...(force && { 'reconcile.fluxcd.io/forceAt': token }),
            ...(reset && { 'reconcile.fluxcd.io/resetAt': token }),
            ...toAuthorship(by),
          },
        },
        ...(suspend !== undefined && { spec: { suspend } }),
      },
      { signal },
    );
  }

  /** Switches reconciling off. */
  suspend(options: {
    by: ActionAuthor;
    signal: AbortSignal;
  }): Promise<ActedObject> {
    return this.#patch(
      {
        metadata: { annotations: toAuthorship(options.by) },
        spec: { suspend: true },
      },
      options,
    );
  }

  async #patch(
    patch: object,
    options: { signal: AbortSignal },
  ): Promise<ActedObject> {
    try {
      return await patchObject(this.#reader.connection, this.#resource, {
        ...this.#object,
        patch,
        schema: actedObjectSchema,
        signal: options.signal,
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.status === 409) {
        throw new ConflictError(
          `${this.title} was changed at the same moment: try again.`,
        );
      }
      const named = toNamedRefusal(error, {
        subject: this.#reader.connection.subject,
        resource: this.#resource,
        namespace: this.#object.namespace,
        verbs: 'patch',
      });
      throw named instanceof EngineError && named.status === 403
        ? new NotAllowedError(named.message)
        : named;
    }
  }
}

/** The annotation that names who asked. */
export function toAuthorship({
  entityRef,
}: ActionAuthor): Record<string, string> {
  return { [REQUESTED_BY]: entityRef.slice(0, LONGEST_AUTHOR) };
}
