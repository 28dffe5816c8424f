import { Delivery } from '@backstage-gitops/plugin-gitops-common';

/** Two deliveries of a history, the older one first. */
export type DeliveryComparison = {
  older: Delivery;
  newer: Delivery;
  /** The versions are not the same. */
  versionChanged: boolean;
  /** What to ask for the commits between them; undefined when one of the two is not known. */
  range?: { from: string; to: string };
};

/**
 * The comparison of the deliveries a person chose.
 *
 * @param deliveries - newest first
 * @param chosen - ids
 * @returns undefined unless exactly two of them are there.
 */
export function selectComparison(
  deliveries: readonly Delivery[],
  chosen: readonly string[],
): DeliveryComparison | undefined {
  const [newer, older, ...more] = deliveries.filter(({ id }) =>
    chosen.includes(id),
  );
  if (!newer || !older || more.length > 0) return undefined;
  const from = toCommit(older);
  const to = toCommit(newer);
  return {
    older,
    newer,
    versionChanged: older.version?.value !== newer.version?.value,
    ...(from && to && { range: { from, to } }),
  };
}

/** The hash of what was delivered: its commit, else the one at the end of its revision. */
function toCommit({ commit, revision }: Delivery): string | undefined {
  if (commit) return commit.sha;
  return revision && /(?:^|[:@/+])([0-9a-f]{7,64})$/i.exec(revision)?.[1];
}
