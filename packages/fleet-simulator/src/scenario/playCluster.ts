import { KubernetesSimulator } from '../kubernetes/KubernetesSimulator';
import { FleetOperation } from './FleetOperation';
import { listNames } from './listNames';

/**
 * What happens around the clusters with Flux: the vault behind their secrets, the registry of their images.
 *
 * @throws with a sentence when the cluster has no Flux, or the service no ExternalSecret there.
 */
export function playCluster(
  kubernetes: ReadonlyMap<string, KubernetesSimulator>,
  operation: Extract<
    FleetOperation,
    { op: 'breakSecret' | 'healSecret' | 'publish' }
  >,
): string {
  if (operation.op === 'publish') {
    const { service, version } = operation;
    for (const simulator of kubernetes.values())
      simulator.publishImage(service, version);
    return `The registry has ${service}:${version} now. Where image automation looks for it and its policy takes it, Flux commits it in a few seconds.`;
  }
  const { op, service, cluster } = operation;
  const simulator = kubernetes.get(cluster);
  if (!simulator) {
    throw new Error(
      `The vault can only be played for clusters with Flux: ${listNames([
        ...kubernetes.keys(),
      ])}.`,
    );
  }
  simulator.setSecretMissing(service, op === 'breakSecret');
  return op === 'breakSecret'
    ? `The vault has lost what the ExternalSecret of ${service} on ${cluster} asks for; the Secret stays as it was. healSecret ends it.`
    : `The vault has what ${service} on ${cluster} asks for again.`;
}
