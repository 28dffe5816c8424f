import { ApplicationAddress } from '../client/ArgocdClient';
import { LiveResource } from '../client/selectProbeResource';
import { ApplicationPicture } from './ApplicationPicture';

const MAX_PROBES = 4;
/** So many Applications are looked at; a cluster may have thousands. */
const MAX_LOOKED_AT = 200;

/** A live read through one Application. */
export type ClusterProbe = {
  application: ApplicationAddress;
  resource: LiveResource;
};

/**
 * What to read of a cluster to know whether it answers: a few, of different Applications, those first whose
 * resource is of a kind of Kubernetes itself. A resource of a custom kind costs one call more.
 *
 * @param picture - where the Applications are
 * @param cluster - name of the cluster
 */
export function selectProbes(
  picture: ApplicationPicture,
  cluster: string,
): ClusterProbe[] {
  const probes: ClusterProbe[] = [];
  let lookedAt = 0;
  for (const keys of picture.clusters.listApplications().get(cluster) ?? []) {
    for (const key of keys) {
      lookedAt += 1;
      const isEnough =
        probes.filter(isOfCore).length >= MAX_PROBES ||
        lookedAt > MAX_LOOKED_AT;
      if (isEnough) break;
      const probe = toProbe(picture, key);
      if (probe) probes.push(probe);
    }
  }
  return [
    ...probes.filter(isOfCore),
    ...probes.filter(probe => !isOfCore(probe)),
  ].slice(0, MAX_PROBES);
}

function toProbe(
  picture: ApplicationPicture,
  key: string,
): ClusterProbe | undefined {
  const { application } = picture.get(key) ?? {};
  const resource = application?.status?.resources.probe;
  if (!resource || application.metadata.deletionTimestamp) return undefined;
  const { namespace, name } = application.metadata;
  const project = application.spec.project ?? 'default';
  return { application: { namespace, name, project }, resource };
}

function isOfCore({ resource }: ClusterProbe): boolean {
  return resource.group === '';
}
