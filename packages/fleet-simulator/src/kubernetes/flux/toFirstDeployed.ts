import { toTimestamp } from '../objects/toTimestamp';
import { FluxContext } from './FluxContext';

/**
 * When something that is deployed for the first time came here. The simulated cluster is empty at every
 * start, but what it then finds in the repository has been there since it was committed.
 */
export function toFirstDeployed(
  { cluster, repository, clock }: FluxContext,
  name: string,
): string {
  const committed = repository.changedAt(
    `clusters/${cluster}/apps/${name}.yaml`,
  );
  return toTimestamp(committed ? new Date(committed) : clock.now());
}
