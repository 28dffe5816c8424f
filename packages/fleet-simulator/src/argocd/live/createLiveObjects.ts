import type { ArgocdHub } from '../ArgocdHub';
import { ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource } from '../render/DesiredState';
import { HubObject, LiveObjects } from './LiveObjects';

/** The objects on the clusters of a hub's Applications, and on the hub's own. */
export function createLiveObjects(hub: ArgocdHub): LiveObjects {
  const { store, inventory } = hub;
  return new LiveObjects({
    runtime: application => hub.applications.runtime(application),
    hubObject: (application, resource) =>
      hub.isOnHub(application) ? findHubObject(resource) : undefined,
    membersOf: (application, set) =>
      hub.isOnHub(application) ? findMembers(set) : [],
  });

  function findHubObject({
    kind,
    name,
    namespace = 'argocd',
  }: DesiredResource): HubObject | undefined {
    if (kind === 'Application') return store.get(namespace, name);
    if (kind === 'AppProject') return inventory.projects.get(name);
    return kind === 'ApplicationSet' ? hub.observedSets.read(name) : undefined;
  }

  function findMembers(set: string): ArgocdApplication[] {
    const uid = inventory.sets.get(set)?.metadata.uid;
    return store
      .list()
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some(owner => owner.uid === uid),
      );
  }
}
