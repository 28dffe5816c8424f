import { Application } from '../client/Application';

/** The first condition that is an error. Warnings (shared, repeated, orphaned resources) explain no state. */
export function selectErrorCondition({ status }: Application) {
  return status?.conditions.find(({ type }) => type.endsWith('Error'));
}
