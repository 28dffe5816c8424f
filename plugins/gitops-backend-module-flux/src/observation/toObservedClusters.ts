import { ObservedCluster } from '@backstage-gitops/plugin-gitops-node';
import { deriveReachability, TargetContact } from '../mapping';
import { FluxObservationOptions } from './observeFlux';
import { FluxPicture } from './FluxPicture';

/**
 * The cluster Flux runs in, and those its objects deploy to by a kubeconfig, in order of name, these with
 * whether Flux reaches them. Whether we reach the first the state of the engine tells.
 */
export function toObservedClusters(
  picture: FluxPicture,
  { engineName, connection, memory }: FluxObservationOptions,
): ObservedCluster[] {
  const contacts = new Map<string, TargetContact[]>();
  for (const { cluster, contact } of picture.readContacts()) {
    const known = contacts.get(cluster);
    if (known) known.push(contact);
    else contacts.set(cluster, [contact]);
  }
  const names = new Set([engineName]);
  for (const { cluster } of picture.readDeployments()) names.add(cluster.name);
  return [...names].sort().map(name => {
    const reachable = deriveReachability(
      contacts.get(name) ?? [],
      memory.reachable.get(name),
    );
    if (reachable) memory.reachable.set(name, reachable);
    return {
      name,
      labels: {},
      aliases: name === engineName ? [...connection.addresses] : [],
      ...(reachable && { reachable }),
    };
  });
}
