import { DeploymentListQuery } from './DeploymentListQuery';

/**
 * The text that stands for a place in a sorted list. It carries the sort, as a place in one order is
 * none in another.
 */
export function toCursor(
  after: NonNullable<DeploymentListQuery['after']>,
  sort: DeploymentListQuery['sort'],
): string {
  return Buffer.from(
    JSON.stringify([sort.field, sort.descending, after.key, after.id]),
  ).toString('base64url');
}
