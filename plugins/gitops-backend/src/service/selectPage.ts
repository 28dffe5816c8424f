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
 * rows that come and go in between shift nothing. Of many rows few have different keys, and few are on
 * a page: keys are compared once each, and only rows that come near the page are sorted.
 */
export function selectPage(
  deployments: readonly Deployment[],
  query: Pick<DeploymentListQuery, 'sort' | 'after' | 'limit'>,
  options: { environments: readonly string[] },
): DeploymentPage {
  const { after, limit } = query;
  const { field, descending } = query.sort;
  const sign = descending ? -1 : 1;
  const byKey = groupByKey(deployments, row =>
    toSortKey(row, { field, ...options }),
  );
  const keys = [...byKey.keys()]
    .filter(key => !after || sign * compareKeys(key, after.key) >= 0)
    .sort((a, b) => sign * compareKeys(a, b));

  // One more than a page has: it tells that there is a next one.
  const found: { key: string; row: Deployment }[] = [];
  for (const key of keys) {
    if (found.length > limit) break;
    const rows = (byKey.get(key) ?? [])
      .filter(({ id }) => !after || key !== after.key || id > after.id)
      .sort((a, b) => compareCodeUnits(a.id, b.id));
    found.push(
      ...rows.slice(0, limit + 1 - found.length).map(row => ({ key, row })),
    );
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ row }) => row),
    totalItems: deployments.length,
    ...(found.length > limit &&
      last && { next: { key: last.key, id: last.row.id } }),
  };
}

function groupByKey(
  deployments: readonly Deployment[],
  toKey: (deployment: Deployment) => string,
): Map<string, Deployment[]> {
  const groups = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    const key = toKey(deployment);
    const group = groups.get(key);
    if (group) group.push(deployment);
    else groups.set(key, [deployment]);
  }
  return groups;
}

function compareKeys(a: string, b: string): number {
  return collator.compare(a, b) || compareCodeUnits(a, b);
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
