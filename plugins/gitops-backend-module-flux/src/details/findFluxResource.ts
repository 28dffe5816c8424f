import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesResource, readServedVersions } from '../client';
import { fluxGroups } from '../observation/fluxKinds';
import { ClusterReader } from './ClusterReader';

type FluxGroup = {
  name: string;
  versions: readonly string[];
  kinds: Readonly<Record<string, string>>;
};

const groups: readonly FluxGroup[] = [
  ...fluxGroups,
  {
    name: 'image.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    kinds: {
      imagerepositories: 'ImageRepository',
      imagepolicies: 'ImagePolicy',
      imageupdateautomations: 'ImageUpdateAutomation',
    },
  },
];

/**
 * How a kind of Flux is asked for on a cluster, in the newest version that both sides know.
 *
 * @returns undefined when the cluster does not serve it.
 */
export async function findFluxResource(
  reader: ClusterReader,
  kind: string,
): Promise<KubernetesResource | undefined> {
  const group = groups.find(({ kinds }) => Object.values(kinds).includes(kind));
  const plural = Object.entries(group?.kinds ?? {}).find(
    ([, each]) => each === kind,
  )?.[0];
  if (!group || !plural) return undefined;
  const served = await reader.remember(`flux/${group.name}`, () =>
    readServedVersions(reader.connection, {
      name: group.name,
      versions: group.versions,
      plurals: Object.keys(group.kinds),
    }),
  );
  const version = served?.get(plural);
  return version === undefined
    ? undefined
    : { group: group.name, version, plural };
}

/** The same, of a kind without which nothing can be told. */
export async function getFluxResource(
  reader: ClusterReader,
  kind: string,
): Promise<KubernetesResource> {
  const resource = await findFluxResource(reader, kind);
  if (resource) return resource;
  throw new EngineError({
    code: 'NotInstalled',
    message: `${reader.connection.subject} has no ${kind} any more: is the controller still installed?`,
  });
}
