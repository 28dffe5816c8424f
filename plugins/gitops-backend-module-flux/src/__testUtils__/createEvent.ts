import { LoopbackObject } from './LoopbackObject';

/** An Event about an object of `flux-system`, as the controllers of Flux write them. */
export function createEvent(
  about: { kind: string; name: string; uid?: string },
  event: {
    reason: string;
    message: string;
    /** ISO 8601. */
    first: string;
    last?: string;
  },
): LoopbackObject {
  const { reason, message, first, last = first } = event;
  return {
    metadata: {
      name: `${about.name}.${reason}.${first}`.toLowerCase(),
      namespace: 'flux-system',
    },
    involvedObject: { ...about, namespace: 'flux-system' },
    reason,
    message,
    firstTimestamp: first,
    lastTimestamp: last,
    count: 1,
  };
}
