import { Deployment } from '../model';

/**
 * The clusters that a Deployment waits for before its step of a rollout begins, as far as they are among
 * `items`; of others the name of their object, which its id ends with.
 *
 * @returns undefined for one that waits for none.
 * @public
 */
export function selectWaitedFor(
  deployment: Deployment,
  items: readonly Deployment[],
): string[] | undefined {
  const { waitingFor = [] } = deployment.set ?? {};
  if (waitingFor.length === 0) return undefined;
  const names = waitingFor.map(
    id => items.find(item => item.id === id)?.cluster.name ?? toName(id),
  );
  return [...new Set(names)];
}

function toName(id: string): string {
  const encoded = id.slice(id.lastIndexOf(':') + 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
