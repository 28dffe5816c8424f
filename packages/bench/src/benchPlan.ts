import { BulkSize } from '@backstage-gitops/fleet-simulator/bulk';

/** Real ones share their clusters among several Argo CDs long before the list of one breaks. */
const PER_INSTANCE = 10_000;
const CLUSTERS = 500;

/** The fleets of `npm run bench`. */
export const benchSizes: readonly number[] = [10, 100, 1_000, 10_000, 50_000];

/** Twenty Argo CDs, a quarter of which will hang. */
export const hangingPlan = {
  size: { applications: 2_000, clusters: CLUSTERS, instances: 20 },
  hanging: 5,
};

/** A fleet of so many Applications over 500 clusters. */
export function toBulkSize(applications: number): BulkSize {
  return {
    applications,
    clusters: CLUSTERS,
    instances: Math.ceil(applications / PER_INSTANCE),
  };
}
