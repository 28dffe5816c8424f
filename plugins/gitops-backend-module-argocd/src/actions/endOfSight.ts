import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';

/** The last event of an action whose end was not seen in time. */
export function endOfSight(): ActionProgress {
  return {
    state: 'Unknown',
    message:
      'Its end was not seen in time: look at the operation of the Application.',
  };
}
