import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';
import { readJson } from './readJson';
import { toObjectPath } from './toResourcePath';

const LIMIT_MS = 10_000;
const METADATA = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/**
 * Reads one object.
 *
 * @param options - `metadataOnly`: no spec, no status, no data crosses the wire
 * @returns undefined when there is none, or the cluster does not serve its kind.
 * @throws {@link EngineError}
 */
export async function readObject<S extends z.ZodTypeAny>(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    namespace?: string;
    name: string;
    schema: S;
    metadataOnly?: boolean;
    signal?: AbortSignal;
  },
): Promise<z.infer<S> | undefined> {
  try {
    return await readJson(connection, toObjectPath(resource, options), {
      schema: options.schema,
      limitMs: LIMIT_MS,
      signal: options.signal,
      ...(options.metadataOnly && { accept: METADATA }),
    });
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}
