import { WorkloadOwner } from './WorkloadOwner';

/** The label that tells the pods of one template from those of another. */
export function toHashLabel(
  { kind }: Pick<WorkloadOwner, 'kind'>,
  hash: string,
): Record<string, string> {
  return {
    [kind === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash']:
      hash,
  };
}
