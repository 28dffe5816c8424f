import { Deployment } from '../model';
import { VersionCount } from './Board';
import { deriveVersionOrder } from './deriveVersionOrder';

/**
 * The versions of Deployments with the number of clusters each runs on: newest first when the order
 * of all of them is known, else the most common first. Deployments without a version do not count.
 *
 * @public
 */
export function selectVersionCounts(
  deployments: readonly Deployment[],
): VersionCount[] {
  const clusters = new Map<string, Set<string>>();
  for (const { version, cluster } of deployments) {
    if (!version) continue;
    const names = clusters.get(version.value) ?? new Set();
    clusters.set(version.value, names.add(cluster.name));
  }
  const counts = [...clusters].map(([version, names]) => ({
    version,
    clusters: names.size,
  }));
  const ordered = counts.every(one =>
    counts.every(
      other => deriveVersionOrder(one.version, other.version) !== undefined,
    ),
  );
  return counts.sort(
    (one, other) =>
      (ordered && deriveVersionOrder(other.version, one.version)) ||
      other.clusters - one.clusters ||
      one.version.localeCompare(other.version, 'en', { numeric: true }),
  );
}
