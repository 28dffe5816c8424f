import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import pLimit from 'p-limit';
import {
  DiscoveryMemory,
  findResource,
  FoundResource,
  KubernetesConnection,
  KubernetesResource,
  KubernetesSelection,
  listResource,
  readObject,
} from '../client';
import { LiveObject, liveObjectSchema } from '../client/wire';

const AT_ONCE = 6;
/** Somebody waits for it: less than a list of everything may take. */
const LIST_LIMIT_MS = 10_000;
const REMEMBERED_MS = 10 * 60_000;
/** What is in them is never needed for a tree: only their metadata crosses the wire. */
const SECRETIVE = ['Secret', 'ConfigMap'];

/** A kind of object, as `apiVersion` and `kind` name it. */
export type ObjectKind = { group: string; version: string; kind: string };

/**
 * Reads the objects of one cluster on demand, a few at once for all who look into it. A refusal names the
 * kind and what to grant.
 */
export class ClusterReader {
  readonly connection: KubernetesConnection;
  readonly #limit = pLimit(AT_ONCE);
  readonly #discovery: DiscoveryMemory = new Map();
  readonly #remembered = new Map<string, Promise<unknown>>();
  #since: number;

  constructor(connection: KubernetesConnection) {
    this.connection = connection;
    this.#since = connection.timing.now();
  }

  /** Undefined when the cluster does not serve the kind. */
  async find(kind: ObjectKind): Promise<FoundResource | undefined> {
    this.#forget();
    return findResource(this.connection, kind, { memory: this.#discovery });
  }

  /** What `read` resolved to the last time, for some minutes. A failure is not kept. */
  async remember<T>(key: string, read: () => Promise<T>): Promise<T> {
    this.#forget();
    const known = this.#remembered.get(key) as Promise<T> | undefined;
    const asked = known ?? read();
    this.#remembered.set(key, asked);
    try {
      return await asked;
    } catch (error) {
      this.#remembered.delete(key);
      throw error;
    }
  }

  /**
   * One object; of Secrets and ConfigMaps the metadata only, unless `whole`.
   *
   * @returns undefined when it is not there, or its kind is not served.
   */
  async read(
    ref: ResourceRef,
    options: { whole?: boolean; signal: AbortSignal },
  ): Promise<LiveObject | undefined> {
    const kind = { ...ref, version: ref.version ?? 'v1' };
    const resource = await this.find(kind);
    if (!resource) return undefined;
    const object = await this.#run(resource, ref.namespace, options, () =>
      readObject(this.connection, resource, {
        ...(resource.isNamespaced && { namespace: ref.namespace }),
        name: ref.name,
        schema: liveObjectSchema,
        metadataOnly: !options.whole && SECRETIVE.includes(ref.kind),
        signal: options.signal,
      }),
    );
    return object && withKind(object, kind);
  }

  /** All objects of a kind that a selection names, in the same way. Empty when the cluster does not serve the kind. */
  async list(
    kind: ObjectKind,
    options: {
      selection: KubernetesSelection;
      whole?: boolean;
      signal: AbortSignal;
    },
  ): Promise<LiveObject[]> {
    const resource = await this.find(kind);
    if (!resource) return [];
    const { selection, signal } = options;
    const objects = await this.#run(
      resource,
      selection.namespace,
      options,
      async () => {
        try {
          const listing = await listResource(this.connection, resource, {
            selection: {
              ...selection,
              metadataOnly: !options.whole && SECRETIVE.includes(kind.kind),
            },
            limitMs: LIST_LIMIT_MS,
            signal,
          });
          return listing.objects;
        } catch (error) {
          if (error instanceof EngineError && error.status === 404) return [];
          throw error;
        }
      },
    );
    return objects.flatMap(object => {
      const parsed = liveObjectSchema.safeParse(object);
      return parsed.success ? withKind(parsed.data, kind) : [];
    });
  }

  async #run<T>(
    resource: KubernetesResource,
    namespace: string | undefined,
    options: { signal: AbortSignal },
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#limit(async () => {
        options.signal.throwIfAborted();
        return work();
      });
    } catch (error) {
      throw toNamedRefusal(error, {
        subject: this.connection.subject,
        resource,
        namespace,
      });
    }
  }

  #forget(): void {
    const now = this.connection.timing.now();
    if (now - this.#since < REMEMBERED_MS) return;
    this.#since = now;
    this.#discovery.clear();
    this.#remembered.clear();
  }
}

/** A refusal that says what to grant. Any other failure stays what it is. */
export function toNamedRefusal(
  error: unknown,
  asked: {
    subject: string;
    resource: KubernetesResource;
    namespace: string | undefined;
    verbs?: string;
  },
): unknown {
  if (!(error instanceof EngineError) || error.status !== 403) return error;
  const { subject, resource, namespace, verbs = 'get and list' } = asked;
  const { group, plural } = resource;
  const kinds = group ? `${plural} of ${group}` : plural;
  return new EngineError({
    code: 'Forbidden',
    status: 403,
    message: `${subject} does not allow our account to ${verbs} ${kinds}${
      namespace ? ` in namespace ${namespace}` : ''
    }: grant it ${verbs} on ${kinds}, see the README of the Flux module.`,
    cause: error,
  });
}

/** Lists leave the kind out, and metadata alone has one of its own. */
function withKind(object: LiveObject, kind: ObjectKind): LiveObject {
  return {
    ...object,
    apiVersion: kind.group ? `${kind.group}/${kind.version}` : kind.version,
    kind: kind.kind,
  };
}
