import { Deployment } from '../model';
import { RowCondition, RowFreshness } from './Board';

/**
 * What a person has to do about a Deployment: nothing, wait, or look. What is not fresh needs a look,
 * whatever its last state says; what is Degraded does so even while a change is being applied, and so does
 * an operation that goes on only when a person allows it.
 *
 * @public
 */
export function deriveRowCondition(
  deployment: Deployment,
  freshness: RowFreshness,
): RowCondition {
  if (!freshness.fresh || deployment.health === 'Degraded') return 'attention';
  const { phase, waiting } = deployment.operation ?? {};
  if (waiting?.kind === 'confirmation') return 'attention';
  if (
    deployment.health === 'Progressing' ||
    phase === 'Running' ||
    phase === 'Terminating'
  ) {
    return 'moving';
  }
  return deployment.sync === 'Synced' && deployment.health === 'Healthy'
    ? 'good'
    : 'attention';
}
