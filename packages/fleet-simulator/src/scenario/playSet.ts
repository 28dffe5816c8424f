import { BarePlatformRepository } from '../git/BarePlatformRepository';
import { FleetOperation } from './FleetOperation';

const NAME = '{{.nameNormalized}}';
const MISSING = '{{.clusterAlias}}';

/**
 * Commits a template with a key no cluster has, so that the ApplicationSet of a service cannot generate, or takes
 * it back.
 *
 * @returns the files to commit; undefined when Git already says so.
 * @throws with a sentence when the service has no ApplicationSet.
 */
export function playSet(
  repository: BarePlatformRepository,
  { op, service }: Extract<FleetOperation, { op: 'breakSet' | 'healSet' }>,
): Record<string, string> | undefined {
  const path = `bootstrap/argocd/services/${service}.yaml`;
  const text = repository.read(repository.head(), path);
  if (text === undefined) {
    throw new Error(`There is no ApplicationSet for '${service}' at ${path}.`);
  }
  const [from, to] = op === 'breakSet' ? [NAME, MISSING] : [MISSING, NAME];
  const changed = text.replace(
    `name: '${service}-${from}'`,
    `name: '${service}-${to}'`,
  );
  return changed === text ? undefined : { [path]: changed };
}
