import { useApi } from '@backstage/core-plugin-api';
import { useSyncExternalStore } from 'react';
import { gitopsApiRef } from '../apis';
import { ActionAttempt } from './ActionAttempt';
import { OwnActions } from './OwnActions';

/** The actions of the person at this browser, and the latest attempt on each Deployment. */
export function useOwnActions(): {
  own: OwnActions;
  attempts: ReadonlyMap<string, ActionAttempt>;
} {
  const own = OwnActions.of(useApi(gitopsApiRef));
  const attempts = useSyncExternalStore(own.subscribe, own.getAttempts);
  return { own, attempts };
}
