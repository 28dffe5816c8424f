import { parseConditions } from '../kubernetes/flux/conditions';
import { KubernetesObject } from '../kubernetes/objects/KubernetesObject';

const stepOf = (message: string) =>
  /^(Fetching|Building|Detecting|Running|Fulfilling|building artifact|reconciliation)( '?\w+)?/.exec(
    message,
  )?.[0] ?? '';

/**
 * The states an object went through, equal neighbours folded: how far its generation is ahead of the observed one, and each
 * condition with status, reason and the step its message tells.
 */
export function toStates(objects: KubernetesObject[]): string[] {
  const states = objects.map(({ metadata, status }) => {
    const behind =
      Number(metadata.generation) - Number(status?.observedGeneration);
    const conditions = parseConditions(status).map(condition =>
      [
        condition.type,
        condition.status,
        condition.reason,
        condition.type === 'Reconciling' ? stepOf(condition.message) : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
    return [`behind ${behind}`, ...conditions].join(' | ');
  });
  return states.filter((state, index) => state !== states[index - 1]);
}
