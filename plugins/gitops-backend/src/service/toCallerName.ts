import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';

const principalSchema = z.object({
  type: z.string(),
  userEntityRef: z.string().optional(),
  subject: z.string().optional(),
});

/**
 * Who a request is from: the entity reference of a user, the subject of a service (`plugin:scaffolder`,
 * `external:…`), else `unauthenticated`.
 */
export function toCallerName({ principal }: BackstageCredentials): string {
  const parsed = principalSchema.safeParse(principal);
  if (!parsed.success) return 'unauthenticated';
  return parsed.data.userEntityRef ?? parsed.data.subject ?? 'unauthenticated';
}
