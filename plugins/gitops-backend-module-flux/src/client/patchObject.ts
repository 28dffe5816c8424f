import { z } from 'zod/v3';
import { exchangeJson } from './exchangeJson';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';
import { toObjectPath } from './toResourcePath';

const LIMIT_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The manager that Flux documents for changes by hand: kustomize-controller takes fields of managers
 * whose name begins with `kubectl` back into its own.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export const FIELD_MANAGER = 'flux-client-side-apply';

/**
 * Merges a patch into one object. Not sent again when the connection breaks: whether it was taken is not
 * known then.
 *
 * @returns the object as it is after that.
 * @throws {@link EngineError}; `NotFound` when there is no such object.
 */
export async function patchObject<S extends z.ZodTypeAny>(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    namespace?: string;
    name: string;
    patch: object;
    schema: S;
    signal?: AbortSignal;
  },
): Promise<z.infer<S>> {
  const { patch, schema, signal } = options;
  const path = toObjectPath(resource, {
    ...options,
    query: { fieldManager: FIELD_MANAGER },
  });
  return exchangeJson(connection, path, {
    schema,
    method: 'PATCH',
    headers: {
      accept: 'application/json',
      'content-type': 'application/merge-patch+json',
    },
    body: patch,
    limitMs: LIMIT_MS,
    maxBytes: MAX_BYTES,
    signal,
  });
}
