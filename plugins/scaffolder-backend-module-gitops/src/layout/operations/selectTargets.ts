import { InputError } from '@backstage/errors';
import { FileDraft } from '../FileDraft';
import { Platform } from '../platform/Platform';
import { listServiceClusters, listServices } from '../platform/readService';
import { selectClusters } from '../platform/selectClusters';

/**
 * The clusters that environments and names mean: of an environment those that have the service.
 *
 * @throws InputError when one is unknown, or none is meant.
 */
export function selectTargets(
  draft: FileDraft,
  service: string,
  chosen: {
    platform: Platform;
    environments?: readonly string[];
    clusters?: readonly string[];
  },
): string[] {
  const { platform, environments = [], clusters = [] } = chosen;
  const there = listServiceClusters(draft, service);
  if (there.length === 0) {
    throw new InputError(
      `The repository has no service '${service}' on any cluster. It has ${
        listServices(draft).join(', ') || 'none'
      }.`,
    );
  }
  const named = selectClusters(platform, clusters).map(({ name }) => name);
  const ofEnvironments = environments.flatMap(environment => {
    const all = [...platform.clusters.values()].filter(
      each => each.environment === environment,
    );
    const those = all.filter(({ name }) => there.includes(name));
    if (those.length === 0) {
      throw new InputError(
        all.length === 0
          ? `No cluster belongs to the environment '${environment}'. There is ${platform.environments.join(
              ', ',
            )}.`
          : `${service} is on no cluster of '${environment}'. Bring it there with gitops:service:add-cluster.`,
      );
    }
    return those.map(({ name }) => name);
  });
  const all = new Set([...named, ...ofEnvironments]);
  if (all.size === 0) {
    throw new InputError('Say at least one environment or cluster.');
  }
  return [...platform.clusters.keys()].filter(name => all.has(name));
}
