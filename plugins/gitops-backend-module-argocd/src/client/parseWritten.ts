import {
  ApplicationDetail,
  applicationDetailSchema,
} from './ApplicationDetail';
import { ArgocdConnection } from './ArgocdConnection';

/** The Application with which Argo CD answers a write. */
export function parseWritten(
  connection: ArgocdConnection,
  raw: unknown,
): ApplicationDetail {
  const parsed = applicationDetailSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw connection.toInvalid(
    'took the action, and answered in a form we cannot read.',
    parsed.error,
  );
}
