import { Deployment } from '@backstage-gitops/plugin-gitops-common';

type Operation = NonNullable<Deployment['operation']>;

/**
 * The operation with the times it had, when it is the same still: Flux looks at every object at every
 * interval, and each look has a later time than the one before.
 */
export function keepOperation(
  operation: Operation,
  previous: Operation | undefined,
): Operation {
  return previous &&
    previous.phase === operation.phase &&
    previous.message === operation.message
    ? previous
    : operation;
}
