import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentListQuery } from './DeploymentListQuery';
import { toSortKey } from './toSortKey';

/** One page, and where the next one starts. */
export type DeploymentPage = {
  items: Deployment[];
  totalItems: number;
  next?: { key: string; id: string };
};

/** A locale of its own, so that no machine's settings change the order; `1.10` comes after `1.9`. */
const collator = new Intl.Collator('en', { numeric: true });

/**
 * Sorts and cuts. A page starts after the row the last one ended with, wherever that is by now, so
 * rows that come and go in between shift nothing.
 */
export function selectPage(
  deployments: readonly Deployment[],
  query: Pick<DeploymentListQuery, 'sort' | 'after' | 'limit'>,
  options: { environments: readonly string[] },
): DeploymentPage {
  const { field, descending } = query.sort;
  const sign = descending ? -1 : 1;
  const compare = (a: Keyed, b: Keyed) =>
    sign * compareKeys(a.key, b.key) || compareCodeUnits(a.id, b.id);

  const sorted = deployments
    .map(deployment => ({
      key: toSortKey(deployment, { field, ...options }),
      id: deployment.id,
      deployment,
    }))
    .sort(compare);
  const { after } = query;
  const start = after ? sorted.findIndex(row => compare(row, after) > 0) : 0;
  const page = start < 0 ? [] : sorted.slice(start, start + query.limit);
  const last = page.at(-1);
  const hasMore = start >= 0 && start + query.limit < sorted.length;
  return {
    items: page.map(({ deployment }) => deployment),
    totalItems: sorted.length,
    ...(hasMore && last && { next: { key: last.key, id: last.id } }),
  };
}

type Keyed = { key: string; id: string };

function compareKeys(a: string, b: string): number {
  return collator.compare(a, b) || compareCodeUnits(a, b);
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
