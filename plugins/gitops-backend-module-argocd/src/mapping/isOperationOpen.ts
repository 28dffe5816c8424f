import { Application } from '../client/Application';

/** A sync is requested or runs. The request stands in `operation` before its state is written. */
export function isOperationOpen({ operation, status }: Application): boolean {
  const phase = status?.operationState?.phase;
  return Boolean(operation) || phase === 'Running' || phase === 'Terminating';
}
