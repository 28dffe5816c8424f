import { z } from 'zod/v3';
import { JsonObject } from '../objects/KubernetesObject';
import { ApiUser, isAllowed } from './authenticate';
import { StatusError } from './StatusError';

/** The two reviews by which a client asks what it may do itself. */
export type AccessReviewKind =
  | 'SelfSubjectAccessReview'
  | 'SelfSubjectRulesReview';

const accessSpec = z.object({
  resourceAttributes: z
    .object({ namespace: z.string().optional(), verb: z.string().default('') })
    .passthrough()
    .optional(),
  nonResourceAttributes: z
    .object({ path: z.string().optional(), verb: z.string().optional() })
    .optional(),
});

const rulesSpec = z.object({ namespace: z.string().min(1) });

const everything = {
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
};

/**
 * Answers what somebody may do, by the same rule that answers their requests.
 *
 * @throws StatusError 400 for what is no such review, 422 for one that does not say what it asks
 */
export function createAccessReview(
  kind: AccessReviewKind,
  options: { user: ApiUser; body: string },
): JsonObject {
  const { user, body } = options;
  const spec = parseSpec(kind, body);
  const answered = (status: JsonObject) => ({
    kind,
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec,
    status,
  });
  if (kind === 'SelfSubjectRulesReview') {
    const asked = rulesSpec.safeParse(spec);
    if (!asked.success)
      throw new StatusError(400, 'BadRequest', 'no namespace on request');
    const mayRead = isAllowed(user, { verb: 'get', ...asked.data });
    const read = {
      verbs: ['get', 'list', 'watch'],
      apiGroups: ['*'],
      resources: ['*'],
    };
    const limited = {
      resourceRules: mayRead ? [read] : [],
      nonResourceRules: [
        { verbs: ['get'], nonResourceURLs: ['/api', '/apis', '/version'] },
      ],
    };
    const rules = user.limitedTo ? limited : everything;
    return answered({ ...rules, incomplete: false });
  }
  const { resourceAttributes } = accessSpec.parse(spec);
  const allowed = resourceAttributes
    ? isAllowed(user, resourceAttributes)
    : true;
  return answered({
    allowed,
    ...(allowed
      ? { reason: 'RBAC: allowed by ClusterRoleBinding "fleet" of ClusterRole' }
      : {}),
  });
}

function parseSpec(kind: AccessReviewKind, body: string): JsonObject {
  let review: unknown;
  try {
    review = JSON.parse(body);
  } catch {
    review = undefined;
  }
  const parsed = z
    .object({ kind: z.literal(kind), spec: z.record(z.unknown()) })
    .safeParse(review);
  if (!parsed.success)
    throw new StatusError(
      400,
      'BadRequest',
      `${kind} in version "v1" cannot be handled as a ${kind}: it needs kind and spec`,
    );
  const { spec } = parsed.data;
  const isAsked =
    kind === 'SelfSubjectRulesReview' ||
    Boolean(spec.resourceAttributes) !== Boolean(spec.nonResourceAttributes);
  if (isAsked && accessSpec.safeParse(spec).success) return spec;
  throw new StatusError(
    422,
    'Invalid',
    `${kind}.authorization.k8s.io "" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified`,
    { group: 'authorization.k8s.io', kind },
  );
}
