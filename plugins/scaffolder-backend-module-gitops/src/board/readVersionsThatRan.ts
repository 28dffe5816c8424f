import { GitopsApi } from '@backstage-gitops/plugin-gitops-common';

/**
 * The versions that a service ran on each of some clusters, the newest first, by the history of the board.
 *
 * @returns without the clusters where the board knows nothing of it
 * @throws ResponseError when the board does not answer, or the person may not see it.
 */
export async function readVersionsThatRan(
  api: Pick<GitopsApi, 'getDeployments' | 'getDeploymentHistory'>,
  wanted: { service: string; clusters: readonly string[] },
  options: { signal?: AbortSignal },
): Promise<Map<string, string[]>> {
  const ran = new Map<string, string[]>();
  let cursor: string | undefined;
  do {
    const page = await api.getDeployments(
      {
        filter: { app: [wanted.service], cluster: [...wanted.clusters] },
        limit: 500,
        cursor,
      },
      options,
    );
    for (const { id, cluster } of page.items) {
      const { deliveries } = await api.getDeploymentHistory(id, options);
      const versions = deliveries.flatMap(({ version, outcome }) =>
        version && outcome !== 'Running' && outcome !== 'Failed'
          ? [version.value]
          : [],
      );
      const known = ran.get(cluster.name) ?? [];
      ran.set(cluster.name, [...new Set([...known, ...versions])]);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return ran;
}
