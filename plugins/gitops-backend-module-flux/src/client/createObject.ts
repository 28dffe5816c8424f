import { z } from 'zod/v3';
import { exchangeJson } from './exchangeJson';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';
import { FIELD_MANAGER } from './patchObject';
import { toResourcePath } from './toResourcePath';

const LIMIT_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Creates one object. Not sent again when the connection breaks: whether it was taken is not known then.
 *
 * @returns the object as it is after that.
 * @throws {@link EngineError}; status 409 when there is one of that name.
 */
export async function createObject<S extends z.ZodTypeAny>(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    namespace?: string;
    object: object;
    schema: S;
    signal?: AbortSignal;
  },
): Promise<z.infer<S>> {
  const { namespace, object, schema, signal } = options;
  const path = toResourcePath(resource, {
    selection: namespace ? { namespace } : {},
    query: { fieldManager: FIELD_MANAGER },
  });
  return exchangeJson(connection, path, {
    schema,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: object,
    limitMs: LIMIT_MS,
    maxBytes: MAX_BYTES,
    signal,
  });
}
