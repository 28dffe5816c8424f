import { KubernetesConnection, readServedVersions } from '../client';
import { fluxGroups, isDeploymentKind } from './fluxKinds';
import { FollowedKind } from './FollowedKind';

/**
 * Asks a cluster which kinds of Flux it serves, and in which version we read each.
 *
 * @returns empty when Flux is not installed: neither kustomize-controller nor helm-controller. Sources
 * alone deliver nothing.
 */
export async function discoverFlux(
  connection: KubernetesConnection,
  options: { signal: AbortSignal },
): Promise<FollowedKind[]> {
  const found = await Promise.all(
    fluxGroups.map(async ({ name, versions, kinds }) => {
      const served = await readServedVersions(
        connection,
        { name, versions, plurals: Object.keys(kinds) },
        options,
      );
      return [...(served ?? [])].map(([plural, version]) => ({
        kind: kinds[plural],
        resource: { group: name, version, plural },
        selection: {},
      }));
    }),
  );
  const all = found.flat();
  return all.some(({ kind }) => isDeploymentKind(kind)) ? all : [];
}
