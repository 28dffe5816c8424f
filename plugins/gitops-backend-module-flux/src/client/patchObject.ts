import {
  readBoundedText,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { createDeadline } from './createDeadline';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';
import { createInvalidResponseError } from './readJson';
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
  const deadline = createDeadline(LIMIT_MS, {
    timing: connection.timing,
    signal: options.signal,
  });
  try {
    const path = toObjectPath(resource, {
      ...options,
      query: { fieldManager: FIELD_MANAGER },
    });
    const response = await connection.request(path, {
      method: 'PATCH',
      headers: {
        accept: 'application/json',
        'content-type': 'application/merge-patch+json',
      },
      body: JSON.stringify(options.patch),
      signal: deadline.signal,
    });
    if (!response.ok) {
      response.body?.cancel().catch(() => {});
      throw toEngineErrorOfResponse(response, connection.subject);
    }
    const text = await readBoundedText(response, {
      maxBytes: MAX_BYTES,
      subject: connection.subject,
    });
    const parsed = options.schema.safeParse(toJson(text));
    if (parsed.success) return parsed.data;
    throw createInvalidResponseError(connection, parsed.error);
  } catch (error) {
    throw toEngineError(error, connection.subject);
  } finally {
    deadline.cancel();
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
