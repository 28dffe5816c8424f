import { z } from 'zod';
import { DeploymentListQuery } from './DeploymentListQuery';

const cursorSchema = z.tuple([z.string(), z.boolean(), z.string(), z.string()]);

/**
 * Reads what `toCursor` wrote.
 *
 * @returns undefined when it is no cursor, or one of another order
 */
export function parseCursor(
  cursor: string,
  sort: DeploymentListQuery['sort'],
): DeploymentListQuery['after'] {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  const parsed = cursorSchema.safeParse(content);
  if (!parsed.success) return undefined;
  const [field, descending, key, id] = parsed.data;
  return field === sort.field && descending === sort.descending
    ? { key, id }
    : undefined;
}
