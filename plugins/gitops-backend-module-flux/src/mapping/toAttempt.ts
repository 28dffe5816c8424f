import { Condition } from '../client/wire';
import { keepOperation } from './keepOperation';
import { FluxAttempt } from './MappedFluxObject';

/**
 * What to remember of an attempt that ended. The same `Ready` condition is the same attempt: if the
 * source has moved meanwhile, the new revision has not been tried.
 */
export function toAttempt(
  ready: Condition,
  outcome: Omit<FluxAttempt, 'evidence'>,
  previous: FluxAttempt | undefined,
): FluxAttempt {
  const evidence = JSON.stringify(ready);
  if (previous?.evidence === evidence) return previous;
  const isSame =
    previous?.generation === outcome.generation &&
    previous?.revision === outcome.revision;
  return {
    ...outcome,
    evidence,
    operation: keepOperation(
      outcome.operation,
      isSame ? previous?.operation : undefined,
    ),
  };
}
