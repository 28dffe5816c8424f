import { GITOPS_ACTIONS_SIGNAL_CHANNEL } from '@backstage-gitops/plugin-gitops-common';
import { alertApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { createRunningMemory } from '../../hooks/createRunningMemory';
import { useOwnActions } from '../../hooks/useOwnActions';
import { useActionName } from './useActionName';

const POLL_MS = 5_000;
const TOAST_MS = 10_000;

/**
 * Draws nothing: tells how the actions of whoever is signed in ended, each once, also when the page was left
 * or loaded anew. Asks nothing while nothing of theirs runs.
 */
export function ActionReporter() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const apis = useApiHolder();
  const { own } = useOwnActions();
  const toName = useActionName();
  const latestName = useRef(toName);
  latestName.current = toName;
  const running = useSyncExternalStore(own.subscribe, own.getRunning);
  const { lastSignal } = useSignal(GITOPS_ACTIONS_SIGNAL_CHANNEL);

  useEffect(
    () => own.remember(createRunningMemory(() => window.localStorage)),
    [own],
  );

  useEffect(() => {
    if (lastSignal) own.refresh();
  }, [lastSignal, own]);

  useEffect(() => {
    if (running === 0) return undefined;
    own.refresh();
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') own.refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [running, own]);

  useEffect(() => {
    function report() {
      for (const record of own.takeFinished()) {
        const { action, parameters, subject, state, message } = record;
        if (state === 'Requested' || state === 'Running') continue;
        const word = latestName.current(action, parameters);
        const title = t(`action.toast.${state}`, { action: word, subject });
        const good = state === 'Succeeded';
        const toasts = apis.get(toastApiRef);
        if (toasts) {
          const bad = state === 'Failed' ? 'danger' : 'warning';
          toasts.post({
            title,
            description: message,
            status: good ? 'success' : bad,
            ...(good && { timeout: TOAST_MS }),
          });
        } else {
          const bad = state === 'Failed' ? 'error' : 'warning';
          apis.get(alertApiRef)?.post({
            message: message ? `${title}: ${message}` : title,
            severity: good ? 'success' : bad,
            display: good ? 'transient' : 'permanent',
          });
        }
      }
    }
    report();
    return own.subscribe(report);
  }, [apis, own, t]);

  return null;
}
