import { Rollout } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { ObjectHealth } from './ObjectHealth';

/** Derives how an Argo Rollout is: what waits for a person is Suspended, as Argo CD has it. */
export function deriveRolloutHealth({
  metadata,
  status,
}: Rollout): ObjectHealth {
  const message = status?.message
    ? toReadableMessage(status.message)
    : undefined;
  if (status?.abort) {
    return { health: 'Degraded', message: message ?? 'It was aborted.' };
  }
  if (
    metadata.generation !== undefined &&
    status?.observedGeneration !== String(metadata.generation)
  ) {
    return {
      health: 'Progressing',
      message: 'Its controller has not seen the last change yet.',
    };
  }
  switch (status?.phase) {
    case 'Healthy':
      return { health: 'Healthy' };
    case 'Paused':
      return { health: 'Suspended', message };
    case 'Degraded':
      return { health: 'Degraded', message };
    case 'Progressing':
      return { health: 'Progressing', message };
    default:
      return { health: 'Unknown', message };
  }
}
