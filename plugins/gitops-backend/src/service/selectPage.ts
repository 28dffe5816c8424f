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

/** Rows by their sort key, and the keys in order. */
type Grouped = {
  byKey: ReadonlyMap<string, readonly Deployment[]>;
  keys: readonly string[];
};

/** What was grouped of a list of rows, by field and environments: lists are replaced, never changed. */
const grouped = new WeakMap<readonly Deployment[], Map<string, Grouped>>();

/**
 * Sorts and cuts. A page starts after the row the last one ended with, wherever that is by now, so
 * rows that come and go in between shift nothing. Of many rows few have different keys, and few are on
 * a page: keys are compared once each, and only rows that come near the page are sorted. Of the same
 * list the keys are remembered.
 */
export function selectPage(
  deployments: readonly Deployment[],
  query: Pick<DeploymentListQuery, 'sort' | 'after' | 'limit'>,
  options: { environments: readonly string[] },
): DeploymentPage {
  const { after, limit } = query;
  const { field, descending } = query.sort;
  const sign = descending ? -1 : 1;
  const { byKey, keys } = group(deployments, { field, ...options });

  // One more than a page has: it tells that there is a next one.
  const found: { key: string; row: Deployment }[] = [];
  for (let turn = 0; turn < keys.length && found.length <= limit; turn++) {
    const key = keys[descending ? keys.length - 1 - turn : turn];
    if (after && sign * compareKeys(key, after.key) < 0) continue;
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

function group(
  deployments: readonly Deployment[],
  options: Parameters<typeof toSortKey>[1],
): Grouped {
  const known = grouped.get(deployments) ?? new Map<string, Grouped>();
  grouped.set(deployments, known);
  const name = JSON.stringify([options.field, options.environments]);
  let groups = known.get(name);
  if (!groups) {
    const byKey = new Map<string, Deployment[]>();
    for (const row of deployments) {
      const key = toSortKey(row, options);
      const rows = byKey.get(key);
      if (rows) rows.push(row);
      else byKey.set(key, [row]);
    }
    groups = { byKey, keys: [...byKey.keys()].sort(compareKeys) };
    known.set(name, groups);
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
