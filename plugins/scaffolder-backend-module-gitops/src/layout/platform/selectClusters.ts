import { InputError } from '@backstage/errors';
import { Platform, PlatformCluster } from './Platform';

/**
 * The clusters of these names, in the order of the repository.
 *
 * @throws InputError that names what is unknown and what there is.
 */
export function selectClusters(
  platform: Platform,
  names: readonly string[],
): PlatformCluster[] {
  const unknown = names.filter(name => !platform.clusters.has(name));
  if (unknown.length > 0) {
    const known = [...platform.clusters.keys()];
    throw new InputError(
      `The repository knows no cluster ${unknown
        .map(name => `'${name}'`)
        .join(', ')}. ${
        known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none yet.'
      } Add one with gitops:cluster:add.`,
    );
  }
  return [...platform.clusters.values()].filter(({ name }) =>
    names.includes(name),
  );
}
