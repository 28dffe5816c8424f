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

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const LIMIT_MS = 5_000;
const MAX_BYTES = 64 * 1024;

const reviewSchema = z.object({
  status: z.object({ allowed: z.boolean().default(false) }),
});

/**
 * Asks the cluster whether our account may do something to one object. Any account may ask that of itself,
 * and nothing is kept of it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 * @throws EngineError when it cannot be asked.
 */
export async function reviewAccess(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    verb: string;
    namespace?: string;
    name: string;
    signal?: AbortSignal;
  },
): Promise<boolean> {
  const { signal, ...asked } = options;
  const deadline = createDeadline(LIMIT_MS, {
    timing: connection.timing,
    signal,
  });
  try {
    const { group, plural } = resource;
    const response = await connection.request(PATH, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: { ...asked, group, resource: plural } },
      }),
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
    const parsed = reviewSchema.safeParse(toJson(text));
    if (parsed.success) return parsed.data.status.allowed;
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
