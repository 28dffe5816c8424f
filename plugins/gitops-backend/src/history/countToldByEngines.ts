import { Delivery } from '@backstage-gitops/plugin-gitops-common';

/**
 * How many deliveries of a window only engines tell, those of one version to several clusters as one.
 *
 * @param histories - of the Deployments of one app in one environment
 * @param from - where the window begins, milliseconds
 */
export function countToldByEngines(
  histories: readonly (readonly Delivery[])[],
  from: number,
): number {
  return new Set(
    histories
      .flat()
      .filter(
        ({ seenBy, startedAt }) =>
          seenBy === 'engine' && Date.parse(startedAt) >= from,
      )
      .map(
        ({ version, revision, startedAt }) =>
          version?.value ?? revision ?? startedAt,
      ),
  ).size;
}
