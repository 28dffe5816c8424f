import { z } from 'zod/v3';
import { exchangeJson } from './exchangeJson';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource } from './KubernetesResource';

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const LIMIT_MS = 5_000;
const MAX_BYTES = 64 * 1024;

const reviewSchema = z.object({
  status: z.object({ allowed: z.boolean().default(false) }),
});

/**
 * Asks the cluster whether our account may do something to one object, or to any of a kind. Any account may
 * ask that of itself, and nothing is kept of it.
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
    /** Left out: any of the kind. */
    name?: string;
    signal?: AbortSignal;
  },
): Promise<boolean> {
  const { signal, ...asked } = options;
  const { group, plural } = resource;
  const { status } = await exchangeJson(connection, PATH, {
    schema: reviewSchema,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { ...asked, group, resource: plural } },
    },
    limitMs: LIMIT_MS,
    maxBytes: MAX_BYTES,
    signal,
  });
  return status.allowed;
}
